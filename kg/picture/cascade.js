"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const FONT = getComputedStyle(document.body).fontFamily;

  // Everything that comes from documents is written as text, never as markup.
  const element = (tag, className, text) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const button = (className, open) => {
    const made = element("button", className);
    made.type = "button";
    made.addEventListener("click", open);
    return made;
  };
  const colourOf = new Map(data.bands.map((band) => [band.key, band.colour]));

  // ---- cards ----

  const measured = document.createElement("canvas").getContext("2d");
  const wrapped = (text, font, width, most) => {
    measured.font = font;
    const fits = (t) => measured.measureText(t).width <= width;
    const lines = [];
    let line = "";
    for (const word of text.split(/\s+/)) {
      const longer = line ? line + " " + word : word;
      if (!line || fits(longer)) line = longer;
      else { lines.push(line); line = word; }
      if (lines.length > most) break;
    }
    if (line) lines.push(line);
    if (lines.length > most) lines[most - 1] += " …";
    return lines.slice(0, most).map((one) => {
      if (fits(one)) return one;
      let end = one.replace(/ …$/, "");
      while (end && !fits(end + "…")) end = end.slice(0, -1);
      return end.trimEnd() + "…";
    });
  };
  const fontOf = (size, weight) => `${weight || 400} ${size}px ${FONT}`;

  const PAD = 14;
  const prepared = new Map();
  const linesOf = (id) => {
    if (prepared.has(id)) return prepared.get(id);
    const card = data.cards[id];
    const inner = card.width - 2 * PAD;
    const put = [];
    const add = (text, size, weight, tone, most, width) => {
      for (const line of wrapped(text, fontOf(size, weight), width || inner, most)) put.push({ line, size, weight, tone });
    };
    if (card.kind === "task") {
      const below = (card.by ? 1 : 0) + (card.due ? 1 : 0);
      if (card.of) add(card.of, 11, 600, "strong", 1);
      add(card.text, 12.5, 400, "ink", 4 - below - (card.of ? 1 : 0) + (below ? 1 : 0));
      if (card.by) add(card.by, 11, 400, "quiet", 1);
      if (card.due) add(card.due, 11, 400, "quiet", 1);
    } else {
      const head = card.symbol || card.date;
      const date = card.symbol ? card.date : "";
      measured.font = fontOf(11.5);
      const beside = date ? measured.measureText(date).width + 8 : 0;
      if (head) add(head, card.symbol ? 14.5 : 12.5, 700, "strong", 1, inner - beside);
      if (date && put.length) put[0].beside = date;
      add(card.issuer, 12.5, 600, "ink", 2);
      add(card.title, 11.5, 400, "quiet", 5 - put.length);
    }
    prepared.set(id, put);
    return put;
  };

  let chosen = null;
  const drawCard = (ctx, id, x, y, hover) => {
    const card = data.cards[id];
    const colour = colourOf.get(card.band);
    const left = x - card.width / 2, top = y - card.height / 2;
    const selected = chosen === id;
    ctx.save();
    ctx.beginPath();
    ctx.roundRect(left, top, card.width, card.height, card.kind === "task" ? 2 : 6);
    ctx.fillStyle = card.root ? colour : "#ffffff";
    ctx.fill();
    ctx.lineWidth = selected ? 4 : hover ? 2.6 : card.root ? 2.4 : 1.6;
    ctx.strokeStyle = selected ? "#111111" : colour;
    const dashed = card.kind === "document" && !card.held;
    ctx.setLineDash(dashed && !card.root ? [6, 4] : []);
    ctx.stroke();
    if (dashed && card.root) {
      ctx.beginPath();
      ctx.roundRect(left + 4, top + 4, card.width - 8, card.height - 8, 4);
      ctx.setLineDash([6, 4]);
      ctx.lineWidth = 1.2;
      ctx.strokeStyle = "#ffffff";
      ctx.stroke();
    }
    ctx.setLineDash([]);
    if (!card.root) {
      ctx.fillStyle = colour;
      if (card.kind === "task") ctx.fillRect(left, top, 4, card.height);
      else if (card.held) { ctx.beginPath(); ctx.roundRect(left, top, 6, card.height, [6, 0, 0, 6]); ctx.fill(); }
    }
    const tones = card.root
      ? { strong: "#ffffff", quiet: "#ffffff", ink: "#ffffff" }
      : { strong: colour, quiet: "#56616d", ink: "#1c232b" };
    ctx.textAlign = "left";
    ctx.textBaseline = "alphabetic";
    let base = top + 8;
    for (const part of linesOf(id)) {
      base += part.size * 1.28;
      ctx.font = fontOf(part.size, part.weight);
      ctx.fillStyle = tones[part.tone];
      ctx.fillText(part.line, left + PAD, base);
      if (part.beside) {
        ctx.font = fontOf(11.5);
        ctx.fillStyle = tones.quiet;
        ctx.textAlign = "right";
        ctx.fillText(part.beside, left + card.width - PAD, base);
        ctx.textAlign = "left";
      }
    }
    ctx.restore();
  };
  // Beside cards the network has the places where lines turn; these show nothing.
  const renderer = ({ ctx, id, x, y, state }) => ({
    drawNode() { if (data.cards[id]) drawCard(ctx, id, x, y, state.hover); },
    nodeDimensions: data.cards[id] ? { width: data.cards[id].width, height: data.cards[id].height } : { width: 1, height: 1 },
  });

  const drawBands = (ctx) => {
    ctx.save();
    ctx.fillStyle = "#ffffff";
    ctx.fillRect(-4000, -4000, data.width + 8000, data.height + 8000);
    data.bands.forEach((band, i) => {
      ctx.fillStyle = i % 2 ? "#ffffff" : "#f3f5f8";
      ctx.fillRect(0, band.top, data.width, band.height);
      ctx.fillStyle = band.colour;
      ctx.fillRect(0, band.top, data.width, 2);
      ctx.textAlign = "left";
      ctx.textBaseline = "alphabetic";
      ctx.font = fontOf(15, 700);
      ctx.fillText(band.label, 12, band.top + 22);
      const after = 12 + ctx.measureText(band.label).width + 10;
      ctx.font = fontOf(13, 400);
      ctx.fillStyle = "#56616d";
      ctx.fillText(band.count, after, band.top + 22);
    });
    ctx.restore();
  };

  // ---- the picture ----

  const holder = byId("canvas");
  const nodes = new vis.DataSet(data.nodes);
  const edges = new vis.DataSet(data.edges);
  const network = new vis.Network(holder, { nodes, edges }, {
    autoResize: false,
    physics: false,
    layout: { randomSeed: 1 },
    nodes: { ctxRenderer: renderer },
    edges: {
      smooth: { enabled: true, type: "cubicBezier", forceDirection: "vertical", roundness: 0.45 },
      arrows: { to: { scaleFactor: 0.55 } },
      selectionWidth: 1.4,
      hoverWidth: 0.8,
    },
    interaction: { dragNodes: false, hover: true, zoomView: false, selectConnectedEdges: false, hideEdgesOnDrag: false },
  });
  network.on("beforeDrawing", drawBands);

  // The holder is as tall as the whole picture at the scale that fills its width: the page scrolls, text stays large.
  const fit = () => {
    const scale = Math.min(holder.clientWidth / data.width, 1.25, 12000 / data.height);
    if (!(scale > 0)) return;
    const height = Math.ceil(data.height * scale);
    if (holder.style.height !== height + "px") holder.style.height = height + "px";
    network.setSize("100%", height + "px");
    network.redraw();
    network.moveTo({ position: { x: data.width / 2, y: data.height / 2 }, scale, animation: false });
  };
  const zoom = (factor) => network.moveTo({ scale: Math.min(3, Math.max(0.1, network.getScale() * factor)), animation: false });
  byId("zoom-in").addEventListener("click", () => zoom(1.25));
  byId("zoom-out").addEventListener("click", () => zoom(0.8));
  byId("fit").addEventListener("click", fit);
  window.addEventListener("resize", fit);
  byId("save").addEventListener("click", () => {
    const link = element("a");
    link.download = document.title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") + ".png";
    link.href = holder.querySelector("canvas").toDataURL("image/png");
    link.click();
  });

  // Where a document is chosen, its way up to the directive and its own lines stand out.
  const up = new Map();
  for (const line of data.lines) if (line.climbs) up.set(line.from, [...(up.get(line.from) || []), line]);
  const prominent = (key) => {
    if (key === null) return null;
    const shown = new Set();
    const ends = new Set();
    const climb = (node) => {
      if (ends.has(node)) return;
      ends.add(node);
      for (const line of up.get(node) || []) { shown.add(line.id); climb(line.to); }
    };
    for (const line of data.lines) {
      if (line.id === key || line.from === key || line.to === key) {
        shown.add(line.id);
        if (line.to === key && !line.climbs) climb(line.from);
      }
    }
    if (data.cards[key]) climb(key);
    return shown;
  };
  const atRest = data.lines.length > 30 ? 0.45 : 1;
  const emphasise = (key) => {
    const shown = prominent(key);
    edges.update(data.edges.map(({ id, line, color, width }) => {
      if (!shown) return { id, color: { color, opacity: atRest }, width };
      const strong = shown.has(line);
      return { id, color: { color: strong ? "#111111" : color, opacity: strong ? 1 : 0.15 }, width: strong ? width + 1 : width };
    }));
  };

  // ---- the panel ----

  const panel = byId("panel");
  const proof = (evidence) => {
    const block = element("div");
    block.append(element("blockquote", "", evidence.quote));
    const line = element("p", "proof");
    if (evidence.source) {
      line.append(data.words.source + ": ");
      if (evidence.address) {
        const link = element("a", "", evidence.source);
        link.href = evidence.address;
        link.rel = "noopener noreferrer";
        link.target = "_blank";
        line.append(link);
      } else line.append(evidence.source);
    }
    const rest = evidence.rows.map(([label, value]) => `${label}: ${value}`).join(" · ");
    line.append((evidence.source && rest ? " · " : "") + rest);
    block.append(line);
    return block;
  };
  const rows = (pairs) => {
    const list = element("dl");
    for (const [label, value] of pairs) {
      const shown = element("dd", "", value);
      if (value.length > 150) {
        shown.className = "long";
        shown.tabIndex = 0;
      }
      list.append(element("dt", "", label), shown);
    }
    return list;
  };
  const write = (key) => {
    panel.replaceChildren();
    if (key === null) {
      panel.append(element("p", "hint", data.words.hint));
      return;
    }
    const said = data.details[key];
    const kind = element("p", "kind");
    const close = button("", () => show(null));
    close.textContent = data.words.close;
    kind.append(element("span", "", said.kind), close);
    panel.append(kind, element("h2", "", said.heading));
    if (said.rows.length) panel.append(rows(said.rows));
    for (const evidence of said.evidence) panel.append(proof(evidence));
    if (key in data.details && !data.cards[key] && !said.evidence.length) panel.append(element("p", "proof", data.words.no_quote));
    for (const { heading, links } of said.relations) {
      panel.append(element("h3", "", heading + (links.length > 1 ? ` (${links.length})` : "")));
      const list = element("ul");
      for (const link of links) {
        const item = element("li");
        const open = button("link", () => show(link.key, true));
        open.textContent = link.text;
        item.append(open, ...(link.evidence || []).map(proof));
        list.append(item);
      }
      panel.append(list);
    }
    panel.scrollTop = 0;
  };

  // ---- the list ----

  const list = byId("list");
  const entries = new Map();
  const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
  for (const band of data.bands) {
    const group = element("section");
    const heading = element("h3");
    const swatch = element("span", "", "■");
    swatch.style.color = band.colour;
    heading.append(swatch, element("span", "", band.label), element("span", "count", band.count));
    const items = element("ul");
    for (const { id } of data.nodes.filter((node) => data.cards[node.id]?.band === band.key)) {
      const card = data.cards[id];
      const entry = button("entry", () => show(id, true));
      if (card.symbol) entry.append(element("b", "", card.symbol));
      const rest = card.kind === "task" ? [card.text, card.by, card.due] : [card.date, card.issuer, card.symbol ? "" : card.title];
      for (const text of rest.filter(Boolean)) entry.append(element("span", "", text));
      entry.dataset.search = bare([card.symbol, card.title, ...rest].filter(Boolean).join(" "));
      const item = element("li");
      item.append(entry);
      items.append(item);
      entries.set(id, entry);
    }
    group.append(heading, items);
    list.append(group);
  }
  byId("filter").addEventListener("input", (event) => {
    const wanted = bare(event.target.value).split(/\s+/).filter(Boolean);
    for (const entry of entries.values()) entry.parentElement.hidden = !wanted.every((w) => entry.dataset.search.includes(w));
    for (const group of list.querySelectorAll("section")) group.hidden = !group.querySelector("li:not([hidden])");
  });

  // ---- choosing ----

  const show = (key, fromList) => {
    chosen = key;
    write(key);
    emphasise(key);
    network.unselectAll();
    for (const [id, entry] of entries) entry.setAttribute("aria-current", String(id === key));
    const entry = entries.get(key);
    if (entry && !fromList) entry.scrollIntoView({ block: "nearest" });
    if (entry && fromList) reveal(key);
    if (key !== null && fromList) panel.focus({ preventScroll: true });
  };
  const reveal = (key) => {
    const at = network.canvasToDOM(network.getPosition(key));
    const frame = document.querySelector(".picture");
    const y = at.y + holder.offsetTop - frame.offsetTop;
    if (y < frame.scrollTop + 60 || y > frame.scrollTop + frame.clientHeight - 60) frame.scrollTop = y - frame.clientHeight / 2;
  };
  const lineOf = new Map([...data.nodes, ...data.edges].filter((part) => part.line).map((part) => [part.id, part.line]));
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    const part = node ?? edge ?? null;
    show(lineOf.get(part) ?? part);
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && chosen !== null) show(null); });

  // ---- the legend ----

  const legend = byId("legend");
  const sample = (draw) => {
    const made = element("canvas");
    const ratio = window.devicePixelRatio || 1;
    made.width = 34 * ratio;
    made.height = 14 * ratio;
    made.style.width = "34px";
    made.style.height = "14px";
    made.setAttribute("aria-hidden", "true");
    const ctx = made.getContext("2d");
    ctx.scale(ratio, ratio);
    draw(ctx);
    return made;
  };
  const explain = (picture, label, count) => {
    const item = element("li");
    item.append(picture, element("span", "", label));
    if (count !== undefined) item.append(element("span", "count", String(count)));
    legend.append(item);
  };
  const box = (colour, dashed, filled) => sample((ctx) => {
    ctx.strokeStyle = colour;
    ctx.fillStyle = colour;
    ctx.lineWidth = 1.6;
    if (filled) ctx.fillRect(2, 1, 30, 12);
    ctx.setLineDash(dashed ? [4, 3] : []);
    ctx.strokeRect(2, 1.5, 30, 11);
  });
  for (const band of data.bands) explain(box(band.colour, false, true), band.label, band.count);
  const cards = Object.values(data.cards).filter((card) => card.kind === "document");
  explain(box("#1c232b", false), data.words.held, cards.filter((card) => card.held).length);
  explain(box("#1c232b", true), data.words.cited, cards.filter((card) => !card.held).length);
  for (const { label, dashes, count, colour } of data.relations) {
    explain(sample((ctx) => {
      ctx.strokeStyle = colour;
      ctx.lineWidth = 2;
      ctx.setLineDash(dashes);
      ctx.beginPath();
      ctx.moveTo(1, 7);
      ctx.lineTo(33, 7);
      ctx.stroke();
    }), label, count);
  }

  fit();
  show(null);
  window.cascade = { network, show, data };
})();
