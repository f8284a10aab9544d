// Loads the page again after each change of the sandbox, and replaces the part that changes. The reader's place, the
// search and the rest of the page stay as they are.

const LIVE = "live";
const events = new EventSource("/events");
let loading = false;
let again = false;

events.addEventListener("message", follow);
addEventListener("pagehide", () => events.close());

async function follow() {
  again = loading;
  if (loading) return;
  loading = true;
  try {
    const text = await (await fetch(location.href)).text();
    show(new DOMParser().parseFromString(text, "text/html"));
  } finally {
    loading = false;
  }
  if (again) await follow();
}

function show(page) {
  const [old, fresh] = [document, page].map((it) => it.getElementById(LIVE));
  if (!fresh || old.innerHTML === fresh.innerHTML) return;
  const focused = old.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  old.replaceWith(fresh);
  if (focused) fresh.querySelector(`[href="${CSS.escape(focused)}"]`)?.focus();
}
