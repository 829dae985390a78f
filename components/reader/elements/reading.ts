/** For so long a page has to be before a reader's eyes at a stretch, in milliseconds. */
const patience = 5_000;

/** Tells the portal, once, that the article of this page is being read. Nothing is kept on the device. */
export function tellOfReading(): void {
  let timer: ReturnType<typeof setTimeout>;
  const watch = () => {
    clearTimeout(timer);
    if (document.visibilityState !== "visible") return;
    timer = setTimeout(() => {
      document.removeEventListener("visibilitychange", watch);
      navigator.sendBeacon(location.pathname);
    }, patience);
  };
  document.addEventListener("visibilitychange", watch);
  watch();
}
