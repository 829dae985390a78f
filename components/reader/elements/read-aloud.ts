/** Reads the report around it with the device's own voice, from where it was stopped. */
export class ReadAloud extends HTMLElement {
  private readonly button = this.querySelector("button") as HTMLButtonElement;
  private readonly article = this.closest("article") as HTMLElement;
  private sentences: { text: string; from: Element }[] = [];
  private next = 0;
  private reading = false;

  connectedCallback() {
    if (!("speechSynthesis" in window)) {
      this.style.visibility = "hidden";
      return;
    }
    // The first question makes some browsers look for their voices.
    speechSynthesis.getVoices();
    this.button.addEventListener("click", () => (this.reading ? this.stop() : this.start()));
    addEventListener("pagehide", () => speechSynthesis.cancel());
  }

  private start() {
    const lang = (this.article.closest("[lang]") as HTMLElement).lang;
    const voices = speechSynthesis.getVoices();
    // Android writes vi_VN.
    const voice = voices.find((one) => one.lang.replace("_", "-").split("-")[0] === lang);
    if (!voice) {
      this.say(this.dataset.noVoice);
      return;
    }
    this.say("");
    if (this.next >= this.sentences.length) {
      this.sentences = sentencesOf(this.article);
      this.next = 0;
    }
    this.reading = true;
    this.label(this.dataset.stop);
    this.speak(voice);
  }

  /** One sentence after the other: long texts fall silent halfway in some browsers. */
  private speak(voice: SpeechSynthesisVoice) {
    const sentence = this.sentences[this.next];
    if (!sentence) {
      this.stop();
      return;
    }
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.onend = () => {
      if (!this.reading) return;
      this.next += 1;
      this.speak(voice);
    };
    utterance.onerror = () => this.reading && this.stop();
    this.mark(sentence.from);
    speechSynthesis.speak(utterance);
  }

  private stop() {
    this.reading = false;
    speechSynthesis.cancel();
    this.mark(null);
    const { listen, resume } = this.dataset;
    this.label(this.next < this.sentences.length ? resume : listen);
  }

  private mark(block: Element | null) {
    for (const marked of this.article.querySelectorAll("[data-reading]")) {
      if (marked !== block) marked.removeAttribute("data-reading");
    }
    block?.setAttribute("data-reading", "");
  }

  private label(text = "") {
    this.button.textContent = text;
  }

  private say(text = "") {
    (this.querySelector("[role=status]") as HTMLElement).textContent = text;
  }
}

function sentencesOf(article: Element): { text: string; from: Element }[] {
  const blocks = article.querySelectorAll("h1, .lead, .prose :is(p, h2, h3, li, tr)");
  return [...blocks].flatMap((from) =>
    (from.textContent ?? "")
      .split(/(?<=[.!?…;:])\s+/)
      .filter((text) => /\p{L}/u.test(text))
      .map((text) => ({ text, from })),
  );
}
