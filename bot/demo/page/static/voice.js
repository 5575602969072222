// Voice: from the microphone where there is one, else a short tone made here.

const RATE = 8000;

/** A second of a soft tone as a WAV file. */
export function sampleVoice() {
  const samples = RATE;
  const view = new DataView(new ArrayBuffer(44 + samples));
  const write = (at, text) => [...text].forEach((sign, n) => view.setUint8(at + n, sign.charCodeAt(0)));
  write(0, "RIFF");
  view.setUint32(4, 36 + samples, true);
  write(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  write(36, "data");
  view.setUint32(40, samples, true);
  for (let n = 0; n < samples; n += 1) {
    const fade = Math.min(n, samples - n, 800) / 800;
    view.setUint8(44 + n, 128 + Math.round(30 * fade * Math.sin((2 * Math.PI * 330 * n) / RATE)));
  }
  return new File([view], "voice.wav", { type: "audio/wav" });
}

export class Recorder {
  constructor(done) {
    this.done = done;
    this.media = null;
  }

  /** Starts, or stops and hands over; true while it records. */
  async toggle() {
    if (this.media) {
      this.media.stop();
      this.media = null;
      return false;
    }
    try {
      await this.start(await navigator.mediaDevices.getUserMedia({ audio: true }));
      return true;
    } catch {
      this.done(sampleVoice());
      return false;
    }
  }

  async start(stream) {
    const media = new MediaRecorder(stream);
    const parts = [];
    media.addEventListener("dataavailable", (event) => parts.push(event.data));
    media.addEventListener("stop", () => {
      stream.getTracks().forEach((track) => track.stop());
      this.done(new File(parts, "voice.webm", { type: media.mimeType }));
    });
    media.start();
    this.media = media;
  }
}
