// Checks the accessibility of a page, as far as a program can.

// The faults of the page that is open now.
export function faults(page) {
  return page.evaluate(() => {
    const found = [];
    const must = (holds, words) => holds || found.push(words);
    const all = (selector) => [...document.querySelectorAll(selector)];
    must(document.documentElement.lang, "the page has no language");
    must(document.title.trim(), "the page has no title");
    must(all("h1").length === 1, "the page has not one heading of the first level");
    must(all("main").length === 1, "the page has not one main part");
    // A page must work without its scripts, which the runs without script show.
    must(all("script").every((it) => it.defer && new URL(it.src).origin === location.origin), "a script is not at home");
    for (const input of all("input:not([type=hidden]), select, textarea")) {
      const label = [...(input.labels ?? [])].map((it) => it.textContent.trim()).join(" ");
      must(label, `the input ${input.name} has no label`);
    }
    for (const control of all("button, a[href]")) {
      must(control.textContent.trim(), `a control says nothing: ${control.outerHTML}`);
      must(control.tabIndex >= 0, `a control cannot be reached by keyboard: ${control.outerHTML}`);
    }
    for (const table of all("table")) {
      must(table.caption?.textContent.trim(), "a table has no caption");
      must(table.querySelector("th[scope]"), "a table has no headings");
    }
    const ids = all("[id]").map((it) => it.id);
    must(new Set(ids).size === ids.length, "an id occurs twice");
    for (const named of all("[aria-describedby]")) {
      must(document.getElementById(named.getAttribute("aria-describedby")), `${named.name} is described by nothing`);
    }
    must(
      document.documentElement.scrollWidth <= document.documentElement.clientWidth,
      "the page is wider than its window",
    );
    return found;
  });
}
