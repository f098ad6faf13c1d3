// SPDX-License-Identifier: Apache-2.0
// Sorts and filters tables and lists. What is chosen stands in the address behind `#`, as `paths.sort=-decisions` and
// `paths.filter=text`, so that a link shows what its sender saw.
"use strict";
(() => {
  const collator = new Intl.Collator(undefined, { numeric: true });
  const collections = new Map();

  // A cell's value: of numbers the exact one, whatever is shown of it.
  const valueOf = (item, column) => {
    const cell = item.cells[column.index];
    return column.number ? Number(cell.dataset.value) : cell.textContent;
  };

  const compare = (column, descending) => (a, b) => {
    const left = valueOf(a, column), right = valueOf(b, column);
    const order = column.number ? left - right : collator.compare(left, right);
    return descending ? -order : order;
  };

  // Every word has to be somewhere in it.
  const matches = (words, item) => words.every((word) => item.text.includes(word));

  const show = (collection) => {
    const words = collection.filter.toLocaleLowerCase().split(/\s+/).filter((word) => word !== "");
    let shown = 0;
    for (const item of collection.items) {
      item.element.hidden = !matches(words, item);
      if (!item.element.hidden) shown += 1;
    }
    collection.output.textContent = words.length === 0 ? "" : `${shown} of ${collection.items.length}`;
    collection.nothing.hidden = shown > 0;
    if (collection.input.value !== collection.filter) collection.input.value = collection.filter;

    const name = collection.sort.replace(/^-/, ""), descending = collection.sort.startsWith("-");
    const column = collection.columns.find((each) => each.name === name);
    for (const each of collection.columns) {
      if (each === column) each.head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      else each.head.removeAttribute("aria-sort");
    }
    const order = [...collection.items];
    if (column) order.sort((a, b) => compare(column, descending)(a.element, b.element));
    if (order.some((item, index) => item !== collection.order[index])) collection.parent.append(...order.map((item) => item.element));
    collection.order = order;
  };

  const writeAddress = () => {
    const state = new URLSearchParams();
    for (const [name, collection] of collections) {
      if (collection.sort !== "") state.set(`${name}.sort`, collection.sort);
      if (collection.filter !== "") state.set(`${name}.filter`, collection.filter);
    }
    const text = state.toString();
    history.replaceState(null, "", text === "" ? location.pathname + location.search : `#${text}`);
  };

  // An address without `=` only names a place on the page.
  const readAddress = () => {
    const text = location.hash.slice(1);
    if (!text.includes("=")) return;
    const state = new URLSearchParams(text);
    for (const [name, collection] of collections) {
      collection.sort = state.get(`${name}.sort`) ?? "";
      collection.filter = state.get(`${name}.filter`) ?? "";
      show(collection);
    }
    const first = [...state.keys()][0].split(".")[0];
    if (collections.has(first)) document.getElementById(first).scrollIntoView();
  };

  const addButton = (collection, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...column.head.childNodes);
    column.head.append(button);
    button.addEventListener("click", () => {
      // Numbers are looked at from the largest down.
      const first = column.number ? `-${column.name}` : column.name;
      const second = column.number ? column.name : `-${column.name}`;
      collection.sort = collection.sort === first ? second : collection.sort === second ? "" : first;
      show(collection);
      writeAddress();
    });
  };

  const gather = (section) => {
    const parent = section.querySelector("[data-items]");
    const tools = section.querySelector(".tools");
    const collection = {
      parent, sort: "", filter: "",
      input: tools.querySelector("input"), output: tools.querySelector("output"), nothing: section.querySelector(".nothing"),
      items: [...parent.children].map((element) => ({ element, text: element.textContent.toLocaleLowerCase() })),
      columns: [...section.querySelectorAll("th[data-name]")].map((head) => ({
        head, name: head.dataset.name, number: head.classList.contains("number"), index: head.cellIndex })),
    };
    collection.order = [...collection.items];
    for (const column of collection.columns) addButton(collection, column);
    collection.input.addEventListener("input", () => {
      collection.filter = collection.input.value;
      show(collection);
      writeAddress();
    });
    tools.hidden = false;
    collections.set(section.id, collection);
  };

  for (const section of document.querySelectorAll("section")) if (section.querySelector("[data-items]")) gather(section);
  readAddress();
  addEventListener("hashchange", readAddress);

  // On paper there is nothing to click open.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const each of closed) each.open = true;
  });
  addEventListener("afterprint", () => { for (const each of closed) each.open = false; });
})();
