// The preview: the paper as the server made it, laid beside the form, following the field.
import { api, byId } from "./base.js";

// Rules go into a style sheet of this server's by script: the page allows no styles in its HTML.
export function useRules(rules, id) {
  const link = byId("paper-css");
  const sheet = Array.from(document.styleSheets).find((each) => each.ownerNode === link);
  const begin = `#${id} .w`;
  for (let at = sheet.cssRules.length - 1; at >= 0; at -= 1) {
    const rule = sheet.cssRules[at];
    if (rule.type === CSSRule.PAGE_RULE || (rule.selectorText || "").startsWith(begin)) sheet.deleteRule(at);
  }
  for (const rule of rules) {
    try {
      sheet.insertRule(rule.replace(".paper ", `#${id} `), sheet.cssRules.length);
    } catch (error) {
      if (!rule.startsWith("@page")) throw error; // an older browser has no names of pages
    }
  }
}

export class PaperView {
  constructor(paper, note) {
    this.paper = paper;
    this.scroll = paper.parentElement;
    this.note = note;
    this.wanted = "";
    this.turn = 0;
    window.addEventListener("resize", () => this.fit());
  }

  async show(query) {
    const turn = (this.turn += 1);
    let answer;
    try {
      answer = await api("preview", { query });
    } catch (error) {
      if (turn === this.turn && this.note) this.note.textContent = error.message;
      return;
    }
    if (turn !== this.turn) return;
    const top = this.scroll.scrollTop;
    useRules(answer.rules, this.paper.id);
    this.paper.innerHTML = answer.html; // made by the server, all text in it escaped
    this.fit();
    this.scroll.scrollTop = top;
    if (this.note) this.note.textContent = `约${this.pages()}页，分页以 Word 为准`;
    this.paper.dataset.version = answer.version;
    this.follow(this.wanted);
  }

  // How many pages there will be, from the heights: an estimate, and said to be one.
  pages() {
    let count = 0;
    for (const sheet of this.paper.querySelectorAll(".sheet")) {
      const style = getComputedStyle(sheet);
      const page = parseFloat(style.minHeight) - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
      const held = sheet.lastElementChild.offsetTop + sheet.lastElementChild.offsetHeight - sheet.firstElementChild.offsetTop;
      count += Math.max(1, Math.ceil((held - 4) / page));
    }
    return count;
  }

  fit() {
    let widest = 0;
    for (const sheet of this.paper.querySelectorAll(".sheet")) widest = Math.max(widest, sheet.offsetWidth);
    if (!widest || !this.scroll.clientWidth) return;
    const scale = Math.min(1.2, (this.scroll.clientWidth - 16) / widest);
    this.paper.style.width = `${widest}px`;
    this.paper.style.transform = `scale(${scale})`;
    this.paper.style.marginBottom = `${-(1 - scale) * this.paper.offsetHeight}px`;
  }

  // Brings the place of what is being edited into sight.
  follow(text) {
    this.wanted = text;
    for (const old of this.paper.querySelectorAll(".edited")) old.classList.remove("edited");
    const plain = (text || "").split("\n")[0].replace(/\s+/g, "").slice(0, 24);
    if (!plain) return;
    const found = Array.from(this.paper.querySelectorAll("p")).find((each) => each.textContent.replace(/\s+/g, "").includes(plain));
    if (!found) return;
    found.classList.add("edited");
    const box = found.getBoundingClientRect();
    const view = this.scroll.getBoundingClientRect();
    if (box.top < view.top + 30 || box.bottom > view.bottom - 30) this.scroll.scrollTop += box.top - view.top - view.height / 3;
  }
}
