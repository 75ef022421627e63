// What the server cannot do: Enter sends, drafts are kept, the log stays at its end, failures are told.
// Everything else on the page is rendered by the server and swapped in by htmx.

const byId = (id) => document.getElementById(id);
const [log, field, composer] = [byId("log"), byId("text"), byId("composer")];

// --- the log: follow it while its end is in view, else offer a way down

const NEAR = 80;
let following = true;

const isAtEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
const toEnd = () => { log.scrollTop = log.scrollHeight; };
const lastMessage = () => log.querySelector("article:last-of-type")?.id;
let last = lastMessage();

function follow() {
  if (following) toEnd();
  else if (lastMessage() !== last) byId("down").hidden = false;
  last = lastMessage();
}

log.addEventListener("scroll", () => {
  following = isAtEnd();
  if (following) byId("down").hidden = true;
});
log.addEventListener("load", follow, true); // a picture has come and taken its place
new ResizeObserver(follow).observe(log);
byId("down").addEventListener("click", () => { toEnd(); field?.focus(); });
toEnd();

// A picture that cannot be had is told in words.
log.addEventListener("error", (event) => {
  const picture = event.target.closest(".picture");
  if (!picture) return;
  picture.hidden = true;
  picture.parentElement.querySelector(".words").open = true;
}, true);

// --- the composer

// Shown at once, replaced by what the server knows; given back if it was not taken.
const showPending = (words) => {
  const pending = byId("pending").content.cloneNode(true);
  pending.querySelector(".line").textContent = words;
  byId("welcome")?.remove();
  log.append(pending);
  toEnd();
};
const dropPending = () => log.querySelectorAll(".pending").forEach((bubble) => bubble.remove());

if (composer) {
  const place = `draft ${composer.elements.as.value} ${composer.elements.room.value}`;
  const keep = () => sessionStorage.setItem(place, field.value);
  const fill = (text) => { field.value = text; keep(); field.focus(); };
  field.value = sessionStorage.getItem(place) ?? "";
  field.addEventListener("input", keep);

  field.addEventListener("keydown", (event) => {
    // While an input method is open, Enter chooses a word.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    if (field.value.trim()) composer.requestSubmit();
  });

  composer.addEventListener("click", (event) => {
    const chip = event.target.closest("[data-text]");
    if (chip) fill(chip.dataset.text);
  });

  composer.addEventListener("htmx:config:request", (event) => {
    const sent = event.detail.ctx.request.body.get("text");
    event.detail.ctx.sent = sent;
    showPending(sent);
    fill("");
  });
  composer.addEventListener("htmx:finally:request", (event) => {
    dropPending();
    const { response, sent } = event.detail.ctx;
    if (!response || response.status >= 400) fill(sent + field.value);
  });
}

// --- a table as a file: chosen, dropped or pasted

// A pressed button goes away: who works by keyboard goes on writing, and is not sent to the top of the page.
document.addEventListener("submit", (event) => {
  if (event.target.matches(".buttons") && event.submitter?.matches(":focus-visible")) field?.focus();
});

if (composer) {
  const [file, chat] = [byId("file"), composer.closest(".chat")];
  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");

  async function send(chosen) {
    if (!chosen) return;
    if (chosen.size > Number(file.dataset.most)) return tell(file.dataset.tooLarge);
    const { as, room } = composer.elements;
    const where = { as: as.value, room: room.value, name: chosen.name, lang: byId("spot").elements.lang.value };
    showPending(`📎 ${chosen.name}`);
    let problem = "";
    try {
      const headers = { "HX-Request": "true", "Content-Type": "application/octet-stream" };
      const asked = { method: "POST", headers, body: chosen };
      const response = await fetch(`/playground/files?${new URLSearchParams(where)}`, asked);
      if (!response.ok) problem = (await response.text()).slice(0, 300);
    } catch {
      problem = file.dataset.lost;
    }
    if (problem) {
      dropPending();
      tell(problem);
    }
    htmx.trigger("#poll", "look"); // what was only shown gives way to what the server knows
    field.focus();
  }

  composer.querySelector(".attach").addEventListener("click", () => file.click());
  file.addEventListener("change", () => { send(file.files[0]); file.value = ""; });
  field.addEventListener("paste", (event) => {
    // A spreadsheet also puts a picture of its cells there: then the words are meant.
    const [chosen] = event.clipboardData.files;
    if (!chosen || event.clipboardData.types.includes("text/plain")) return;
    event.preventDefault();
    send(chosen);
  });
  document.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    chat.classList.add("dropping");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) chat.classList.remove("dropping");
  });
  document.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    chat.classList.remove("dropping");
    send(event.dataTransfer.files[0]);
  });
}

// --- the clock: the field follows it unless somebody is there

function followClock() {
  const exact = byId("exact");
  const now = document.querySelector("#now time").dateTime.slice(0, 16);
  if (exact.min === now || exact.matches(":focus, :focus-within")) return;
  exact.min = exact.value = now;
}

// --- what comes back

document.addEventListener("htmx:after:swap", () => { follow(); followClock(); });

document.addEventListener("htmx:config:request", (event) => {
  // What nobody looks at is not read.
  if (event.target.id === "poll" && document.hidden) event.preventDefault();
});

let hiding;
function tell(words) {
  const toast = byId("toast");
  toast.textContent = words;
  clearTimeout(hiding);
  hiding = setTimeout(() => { toast.textContent = ""; }, 6000);
}

document.addEventListener("htmx:response:error", (event) => {
  const { response, text } = event.detail.ctx;
  if (event.target.id !== "poll") tell(text.slice(0, 300));
  else if (response.status === 404) location.assign("/"); // another company plays here now
});

const lost = byId("lost");
document.addEventListener("htmx:finally:request", (event) => {
  const { response } = event.detail.ctx;
  const words = response && response.status < 500 ? "" : lost.dataset.words;
  if (lost.textContent !== words) lost.textContent = words;
});
document.addEventListener("htmx:after:request", (event) => {
  const jumps = byId("jumps");
  if (jumps.contains(event.target) && jumps.matches(":popover-open")) jumps.hidePopover();
});
