// The way to the server: deeds go out as POSTs, changes come in as one stream of events.

async function post(path, body, headers = {}) {
  const response = await fetch(path, { method: "POST", body, headers });
  if (response.ok) return;
  const answer = await response.json().catch(() => ({}));
  throw new Error(answer.error ?? "unknown");
}

export function act(person, deed, body) {
  const json = { "Content-Type": "application/json" };
  return post(`/api/people/${person}/${deed}`, JSON.stringify(body), json);
}

export function sendFiles(person, kind, files, caption) {
  const form = new FormData();
  form.set("kind", kind);
  form.set("caption", caption);
  for (const file of files) form.append("file", file, file.name ?? "file");
  return post(`/api/people/${person}/files`, form);
}

export const turnClock = (turn) => post(`/api/clock/${turn}`, "");

export async function samplePhoto(seed, words) {
  const query = new URLSearchParams({ seed, words });
  const response = await fetch(`/api/sample-photo?${query}`);
  return new File([await response.blob()], "photo.png", { type: "image/png" });
}

/** Reads the whole state at each connection, then the changes: what is missed is read anew. */
export function listen({ state, change, connected }) {
  const source = new EventSource("/api/events");
  let waiting = null;
  source.addEventListener("open", async () => {
    waiting = [];
    const response = await fetch("/api/state");
    state(await response.json());
    connected(true);
    waiting.forEach(change);
    waiting = null;
  });
  source.addEventListener("error", () => connected(false));
  source.addEventListener("message", (event) => {
    const told = JSON.parse(event.data);
    if (waiting) waiting.push(told);
    else change(told);
  });
}
