/** Fetches the first of the most read before the reader comes to see them. */
export class MostRead extends HTMLElement {
  connectedCallback() {
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        watch.disconnect();
        void this.fill();
      },
      { rootMargin: "100% 0px" },
    );
    watch.observe(this);
  }

  private async fill() {
    const answer = await fetch(this.dataset.from as string).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const lists = page.querySelector(".most-read-frame");
    if (!lists) return;
    for (const item of lists.querySelectorAll("li:nth-child(n + 6)")) item.remove();
    this.append(lists);
  }
}
