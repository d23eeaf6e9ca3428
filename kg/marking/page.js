"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { findings, words } = data;
  const byId = (id) => document.getElementById(id);
  const [text, list, card] = ["text", "list", "card"].map(byId);
  const narrow = window.matchMedia("(max-width: 900px)");

  // Everything that comes from documents is written as text, never as markup.
  const element = (tag, className, content) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (content !== undefined) made.textContent = content;
    return made;
  };
  const button = (className, content, press) => {
    const made = element("button", className, content);
    made.type = "button";
    made.addEventListener("click", press);
    return made;
  };
  const percent = (share) => `${Math.round(share * 100)}%`;
  const unsure = (finding) => finding.sure < data.unsure;

  // ---- the text ----

  const LINES_A_BLOCK = 60;
  const marks = []; // in the order of the text
  const firstMark = new Map(); // number of a finding -> its first mark
  const whole = document.createDocumentFragment();
  let block = null;
  data.lines.forEach((pieces, number) => {
    if (number % LINES_A_BLOCK === 0) whole.append(block = element("div"));
    const line = element("p");
    if (typeof pieces[0] === "string" ? pieces[0].startsWith("|") : pieces[0]?.[0].startsWith("|")) line.className = "row";
    for (const piece of pieces) {
      if (typeof piece === "string") {
        line.append(piece);
        continue;
      }
      const [content, ...numbers] = piece;
      const mark = element("mark", [...new Set(numbers.map((n) => findings[n].kind))].join(" "), content);
      if (numbers.some((n) => unsure(findings[n]))) mark.classList.add("unsure");
      mark.tabIndex = -1;
      mark.findings = numbers;
      mark.place = marks.push(mark) - 1;
      for (const n of numbers) if (!firstMark.has(n)) firstMark.set(n, mark);
      line.append(mark);
    }
    block.append(line);
  });
  text.append(whole);
  if (!findings.length) text.prepend(element("p", "none", words.nothing));
  if (marks.length) marks[0].tabIndex = 0;

  const off = new Set();
  const root = document.documentElement;
  const onlyUnsure = () => root.classList.contains("only-unsure");
  const shownOf = (mark) => mark.findings.filter((n) => !off.has(findings[n].kind) && (!onlyUnsure() || unsure(findings[n])));

  // ---- the card ----

  let pinned = null;
  let chosen = null; // the finding that is outlined
  const mentions = new Map();
  findings.forEach((finding, n) => {
    if (finding.group) mentions.set(finding.group, [...(mentions.get(finding.group) || []), n]);
  });
  const rows = (pairs) => {
    const made = element("dl");
    for (const [name, value] of pairs) {
      const row = element("div");
      row.append(element("dt", "", name), element("dd", "", value));
      made.append(row);
    }
    return made;
  };
  const described = (n) => {
    const finding = findings[n];
    const made = element("section");
    const kind = element("p", `kind ${finding.kind}`);
    const sure = element("span", `sure${unsure(finding) ? " low" : ""}`, percent(finding.sure));
    sure.title = words.confidence;
    kind.append(element("span", "", data.kinds[finding.kind]), sure);
    made.append(kind, element("h2", "", finding.label));
    if (finding.rows.length) made.append(rows(finding.rows));
    const others = mentions.get(finding.group) || [];
    if (others.length > 1) {
      const at = others.indexOf(n);
      const steps = element("p", "steps");
      const step = (sign, name, by) => {
        const made = button("", sign, () => go(others[(at + by + others.length) % others.length], by));
        made.setAttribute("aria-label", name);
        made.title = name;
        made.dataset.by = by;
        return made;
      };
      steps.append(step("‹", words.previous, -1), step("›", words.next, 1),
        element("span", "count", words.nth.replace("{n}", at + 1).replace("{m}", others.length)));
      made.append(steps);
    }
    const why = element("p", "why", finding.why ? `${finding.why} ` : "");
    why.append(element("code", "", `[${finding.rule}]`));
    made.append(why);
    return made;
  };
  const outline = (n) => {
    if (chosen !== null) for (const mark of marksOf(chosen)) mark.classList.remove("lit");
    chosen = n;
    if (n !== null) for (const mark of marksOf(n)) mark.classList.add("lit");
    for (const [entry, numbers] of entries) entry.setAttribute("aria-current", String(n !== null && numbers.includes(n)));
  };
  const marksOf = (n) => {
    const made = [];
    for (let at = firstMark.get(n)?.place ?? marks.length; marks[at]?.findings.includes(n); at++) made.push(marks[at]);
    return made;
  };
  // Shows what is known of a place, `first` before the others; a card that is pinned stays until it is closed.
  const open = (mark, pin, first) => {
    const numbers = shownOf(mark);
    if (!numbers.length) return shut();
    if (numbers.includes(first)) numbers.unshift(...numbers.splice(numbers.indexOf(first), 1));
    outline(numbers[0]);
    card.replaceChildren();
    if (pin) {
      const close = button("", "×", shut);
      close.id = "close";
      close.setAttribute("aria-label", words.close);
      card.append(close);
    }
    card.append(...numbers.map(described));
    card.hidden = false;
    card.scrollTop = 0;
    pinned = pin ? mark : null;
    const { width, height } = card.getBoundingClientRect();
    if (narrow.matches) {
      const hidden = mark.getBoundingClientRect().bottom + 16 - (innerHeight - height);
      if (pin && hidden > 0) text.scrollBy(0, hidden);
      return;
    }
    // Beside the whole finding where that fits, so that its words can be read.
    const own = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
    const parts = marksOf(numbers[0]).slice(0, 50).map((part) => part.getBoundingClientRect());
    const top = Math.min(...parts.map((part) => part.top)), bottom = Math.max(...parts.map((part) => part.bottom));
    const roof = text.getBoundingClientRect().top;
    let y = bottom + 8;
    if (y + height > innerHeight - 8) y = top - 8 - height;
    if (y < roof) y = own.bottom + 8;
    if (y + height > innerHeight - 8) y = Math.max(8, own.top - 8 - height);
    card.style.left = `${Math.max(8, Math.min(own.left, innerWidth - width - 8))}px`;
    card.style.top = `${y}px`;
  };
  const shut = () => {
    card.hidden = true;
    pinned = null;
    outline(null);
  };

  const current = (mark) => {
    for (const other of text.querySelectorAll("mark[tabindex='0']")) other.tabIndex = -1;
    mark.tabIndex = 0;
  };
  const settle = (mark) => {
    mark.scrollIntoView();
    requestAnimationFrame(() => mark.scrollIntoView()); // blocks above may get their true height only now
  };
  const go = (n, by) => {
    const mark = firstMark.get(n);
    if (!mark) return;
    root.classList.remove("listed");
    byId("to-list").setAttribute("aria-expanded", "false");
    settle(mark);
    current(mark);
    setTimeout(() => {
      mark.focus({ preventScroll: true });
      open(mark, true, n);
      if (by) card.querySelector(`[data-by="${by}"]`)?.focus();
    }, 60);
  };

  const markAt = (event) => event.target.closest?.("mark");
  let waiting = 0;
  text.addEventListener("pointerover", (event) => {
    const mark = markAt(event);
    if (!mark || pinned || event.pointerType === "touch") return;
    clearTimeout(waiting);
    waiting = setTimeout(() => { open(mark, false); }, 90);
  });
  text.addEventListener("pointerout", (event) => {
    if (!markAt(event) || pinned) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => { if (!pinned && !card.matches(":hover")) shut(); }, 160);
  });
  card.addEventListener("pointerleave", () => { if (!pinned) shut(); });
  text.addEventListener("click", (event) => {
    if (String(getSelection())) return;
    clearTimeout(waiting);
    const mark = markAt(event);
    if (!mark || mark === pinned) return shut();
    current(mark);
    open(mark, true);
  });
  text.addEventListener("focusin", (event) => {
    const mark = markAt(event);
    if (mark && mark.matches(":focus-visible") && mark !== pinned) open(mark, true);
  });
  let moving = 0;
  text.addEventListener("scroll", () => {
    if (!pinned || narrow.matches || card.contains(document.activeElement) || card.matches(":hover")) return;
    cancelAnimationFrame(moving);
    moving = requestAnimationFrame(() => { if (pinned) open(pinned, true, chosen); });
  }, { passive: true });
  text.addEventListener("keydown", (event) => {
    const mark = markAt(event);
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!mark || !by || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    let at = mark.place + by;
    while (marks[at] && !shownOf(marks[at]).length) at += by;
    if (!marks[at]) return;
    current(marks[at]);
    settle(marks[at]);
    marks[at].focus({ preventScroll: true });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    root.classList.remove("listed");
    const mark = pinned;
    shut();
    if (mark && card.contains(document.activeElement)) mark.focus({ preventScroll: true });
  });

  // ---- the list ----

  const AT_ONCE = 200;
  const entries = new Map(); // the button -> the findings it stands for
  const bare = (content) => content.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
  for (const place of list.querySelectorAll(".place")) {
    const n = Number(place.dataset.place);
    entries.set(place, [n]);
    place.addEventListener("click", () => go(n));
  }
  const groups = Object.keys(data.kinds).filter((kind) => kind !== "header").map((kind) => {
    const items = new Map();
    findings.forEach((finding, n) => {
      if (finding.kind !== kind) return;
      const key = finding.group || n;
      items.set(key, [...(items.get(key) || []), n]);
    });
    return { kind, items: [...items.values()].map((numbers) => ({ numbers, search: null })) };
  }).filter(({ items }) => items.length);
  const searched = (item) => item.search ??= bare([findings[item.numbers[0]].label, ...findings[item.numbers[0]].rows.map((row) => row[1])].join(" "));
  const entry = ({ numbers }) => {
    const finding = findings[numbers[0]];
    const made = button(`entry${numbers.some((n) => unsure(findings[n])) ? " unsure" : ""}`, undefined, () => {
      const next = numbers.indexOf(chosen) + 1;
      go(numbers[next % numbers.length]);
    });
    made.append(element("span", "", finding.label));
    const more = [finding.note, numbers.length > 1 ? `× ${numbers.length}` : ""].filter(Boolean).join(" · ");
    if (more) made.append(element("small", "", more));
    entries.set(made, numbers);
    const item = element("li");
    item.append(made);
    return item;
  };
  const fill = (group, most = AT_ONCE) => {
    const wanted = bare(byId("filter").value).split(/\s+/).filter(Boolean);
    const fitting = group.items.filter((item) => (!wanted.length || wanted.every((w) => searched(item).includes(w)))
      && (!onlyUnsure() || item.numbers.some((n) => unsure(findings[n]))));
    for (const old of group.list.querySelectorAll(".entry")) entries.delete(old);
    group.list.replaceChildren(...fitting.slice(0, most).map(entry));
    if (fitting.length > most) {
      const item = element("li");
      item.append(button("entry", words.more.replace("{n}", fitting.length - most), () => fill(group, most * 5)));
      group.list.append(item);
    }
    group.count.textContent = fitting.length;
    group.details.hidden = !fitting.length;
  };
  for (const group of groups) {
    group.details = element("details");
    const summary = element("summary");
    group.count = element("span", "count", group.items.length);
    summary.append(element("span", `swatch ${group.kind}`), `${data.kinds[group.kind]} `, group.count);
    group.list = element("ul");
    group.details.append(summary, group.list);
    group.details.open = group.items.length <= 100 || group.kind === "relation";
    group.details.addEventListener("toggle", () => { if (group.details.open && !group.list.firstChild) fill(group); });
    list.append(group.details);
    if (group.details.open) fill(group);
  }
  const refill = () => { for (const group of groups) { fill(group); if (byId("filter").value) group.details.open = true; } };
  byId("filter").addEventListener("input", refill);

  // ---- the legend ----

  for (const toggle of document.querySelectorAll("#legend [data-kind]")) {
    toggle.addEventListener("click", () => {
      const shown = toggle.getAttribute("aria-pressed") === "false";
      toggle.setAttribute("aria-pressed", String(shown));
      off[shown ? "delete" : "add"](toggle.dataset.kind);
      root.classList.toggle(`off-${toggle.dataset.kind}`, !shown);
      shut();
    });
  }
  byId("only-unsure")?.addEventListener("click", (event) => {
    const only = root.classList.toggle("only-unsure");
    event.currentTarget.setAttribute("aria-pressed", String(only));
    shut();
    refill();
  });
  byId("to-list").addEventListener("click", (event) => {
    shut();
    event.currentTarget.setAttribute("aria-expanded", String(root.classList.toggle("listed")));
  });
})();
