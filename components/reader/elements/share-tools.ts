/** Sharing through the device's own sheet, copying the address, printing. */
export class ShareTools extends HTMLElement {
  connectedCallback() {
    const { title = document.title, url = location.href } = this.dataset;
    const share = this.querySelector<HTMLElement>("[data-do=share]");
    if (share && "share" in navigator) share.hidden = false;
    this.addEventListener("click", async (event) => {
      const button = (event.target as Element).closest<HTMLElement>("[data-do]");
      if (button?.dataset.do === "share") await navigator.share({ title, url }).catch(() => {});
      if (button?.dataset.do === "print") print();
      if (button?.dataset.do === "copy") this.say(await copy(url));
    });
  }

  private say(done: boolean) {
    const status = this.querySelector<HTMLElement>("[role=status]");
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
