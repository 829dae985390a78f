/** Sharing through the device's own sheet, copying the address, printing. */
export class ShareTools extends HTMLElement {
  connectedCallback() {
    const { title = document.title, url = location.href } = this.dataset;
    const share = this.querySelector<HTMLElement>("[data-do=share]");
    const sheet = "share" in navigator;
    if (share && sheet) share.hidden = false;
    this.addEventListener("click", async (event) => {
      const button = (event.target as Element).closest<HTMLElement>("[data-do]");
      const { do: wish } = button?.dataset ?? {};
      if (sheet && (wish === "share" || wish === "send")) {
        // Where there is no sheet, sending stays the e-mail that the link says.
        event.preventDefault();
        await navigator.share({ title, url }).catch(() => {});
      }
      if (wish === "print") print();
      if (wish === "copy") this.say(await copy(url));
    });
  }

  private say(done: boolean) {
    const status = this.querySelector<HTMLElement>("[data-said]");
    if (status && done) status.textContent = status.dataset.said ?? "";
  }
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return prompt("", text) !== null;
  }
}
