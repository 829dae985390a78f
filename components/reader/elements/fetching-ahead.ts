/** Network Information API (WICG). Chromium alone has it, and alone fetches ahead. */
type Line = EventTarget & { type?: string; saveData?: boolean };

/**
 * Lets the browser fetch pages before the click (lib/delivery/speculation.ts), unless the line is
 * one that readers pay by what comes over it, or they asked to save data.
 */
export function allowFetchingAhead(): void {
  const line = (navigator as { connection?: Line }).connection;
  const decide = () => {
    const isDear = line?.saveData || line?.type === "cellular";
    document.body.toggleAttribute("data-ahead", !isDear);
  };
  line?.addEventListener("change", decide);
  decide();
}
