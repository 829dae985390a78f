import { changePreference } from "./preferences.ts";

const sizes = ["small", "", "large", "huge"];

/** The buttons for text size, contrast and background. */
export class ReadingTools extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const button = (event.target as Element).closest("button");
      if (button) this.press(button);
      this.show();
    });
    this.show();
  }

  private press({ dataset: { text, toggle } }: HTMLButtonElement) {
    const root = document.documentElement;
    if (toggle === "contrast") changePreference("contrast", root.dataset.contrast ? null : "more");
    if (toggle === "dark") changePreference("theme", isDark() ? "light" : "dark");
    if (text === undefined) return;
    const step = { small: -1, large: 1 }[text];
    const next = Math.max(0, sizes.indexOf(root.dataset.text ?? "")) + (step ?? 0);
    changePreference("text", step ? (sizes[Math.min(Math.max(next, 0), 3)] ?? null) : null);
  }

  private show() {
    const { text = "", contrast } = document.documentElement.dataset;
    for (const button of this.querySelectorAll("button")) {
      const { toggle, text: size } = button.dataset;
      const pressed =
        toggle === "contrast"
          ? Boolean(contrast)
          : toggle === "dark"
            ? isDark()
            : size === text || (size === "large" && text === "huge");
      button.setAttribute("aria-pressed", String(pressed));
    }
  }
}

function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}
