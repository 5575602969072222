// What the page itself says, in two languages, and how it writes dates and sizes.

const ZH = {
  brand: "回音 · 演示", people: "人员", search: "按姓名或职务查找", nobody: "没有相符的人员",
  chats: "对话", skip: "跳到对话", open: "打开", close: "关闭{name}的对话",
  empty: "从人员列表中选择一人或几人，查看他们与机器人的对话。",
  bot: "机器人", me: "本人", log: "{name}与机器人的对话", write: "以{name}的身份输入消息",
  send: "发送", attach: "附件", keys: "快捷按钮", edited: "已编辑", protected: "受保护，不能转发",
  photo: "照片（可多选）", document: "文件（可多选）", voice: "语音", recording: "停止录音并发送", place: "位置",
  samplePhoto: "示例照片", sampleFile: "示例文件", sampleVoice: "示例语音",
  photoOf: "照片：{caption}", photoAlone: "照片", voiceAlone: "语音消息", download: "下载 {name}，{size}",
  reply: "回复", edit: "编辑", replying: "回复：{text}", editing: "编辑消息", stop: "取消",
  block: "屏蔽机器人", unblock: "解除屏蔽", blocked: "{name}已屏蔽机器人。", actions: "消息操作",
  hour: "+1 小时", day: "+1 天", week: "+1 周", clock: "演示时间", turn: "拨动时钟", turning: "时间推移中",
  theme: "切换深浅色", language: "Switch to English", languageShort: "EN", tour: "导览",
  news: "{name}收到 {n} 条新消息", unread: "{n} 条未读", answer: "知道了",
  offline: "连接已断开，正在重新连接。", waiting: "机器人正在处理",
  forwarded: "转发的消息", poll: "投票：{text}", contact: "联系人：{text}", location: "位置：{text}", sticker: "贴纸",
  "error-blocked": "已屏蔽机器人，不能发送。", "error-busy": "机器人还没有处理完，请稍后再试。",
  "error-files": "一次可发送 1 至 10 个文件，且不能是空文件。", "error-size": "文件太大，最多 64 MB。",
  "error-message": "这条消息已不存在。", error: "没有发送成功，请再试一次。",
  tourTitle: "主要流程导览", tourScene: "第 {n} 步，共 {m} 步", next: "下一步", play: "自动播放", pause: "暂停", again: "重试",
  skipStep: "跳过", end: "结束", done: "导览结束",
  doneText: "一个问题从现场记录到销号，每一步都有回音。现在可以打开任何人的对话，自己试一试。",
  begin: "开始", beginText: "约两分钟，看一个问题从现场记录到销号。您可以自己按突出显示的按钮，也可以按“下一步”代办。",
  doPress: "{name}：按“{label}”", doFirst: "{name}：按第一个按钮", doSay: "{name}：发送“{label}”", doPhoto: "{name}：发送一张照片，说明“{label}”", doTurn: "按“+1 天”，让时间到第二天上午",
  lost: "没有找到“{label}”。可以重试，或跳过这一步。",
};

const EN = {
  brand: "Huiyin · demo", people: "People", search: "Find by name or role", nobody: "Nobody found",
  chats: "Chats", skip: "Skip to the chats", open: "Open", close: "Close the chat of {name}",
  empty: "Choose one or more people from the list to see their chats with the bot.",
  bot: "Bot", me: "Sent", log: "Chat of {name} with the bot", write: "Message as {name}",
  send: "Send", attach: "Attach", keys: "Quick buttons", edited: "edited", protected: "protected from forwarding",
  photo: "Photos", document: "Files", voice: "Voice", recording: "Stop and send", place: "Location",
  samplePhoto: "Sample photo", sampleFile: "Sample file", sampleVoice: "Sample voice",
  photoOf: "Photo: {caption}", photoAlone: "Photo", voiceAlone: "Voice message", download: "Download {name}, {size}",
  reply: "Reply", edit: "Edit", replying: "Reply to: {text}", editing: "Editing a message", stop: "Cancel",
  block: "Block the bot", unblock: "Unblock the bot", blocked: "{name} has blocked the bot.", actions: "Message actions",
  hour: "+1 hour", day: "+1 day", week: "+1 week", clock: "Demo time", turn: "Turn the clock", turning: "Time passes",
  theme: "Light or dark", language: "切换为中文", languageShort: "中文", tour: "Tour",
  news: "New for {name}: {n}", unread: "{n} unread", answer: "OK",
  offline: "The connection is lost; trying again.", waiting: "The bot is working",
  forwarded: "Forwarded message", poll: "Poll: {text}", contact: "Contact: {text}", location: "Location: {text}", sticker: "Sticker",
  "error-blocked": "The bot is blocked; nothing can be sent.", "error-busy": "The bot is still busy. Please try again in a moment.",
  "error-files": "Between 1 and 10 files at once, none of them empty.", "error-size": "Too large: 64 MB at most.",
  "error-message": "This message is no longer there.", error: "It was not sent. Please try again.",
  tourTitle: "A tour of the main job", tourScene: "Step {n} of {m}", next: "Next", play: "Play", pause: "Pause", again: "Try again",
  skipStep: "Skip", end: "End", done: "The tour is over",
  doneText: "From the field to a closed item, every step had its echo. Open any chat and try for yourself.",
  begin: "Begin", beginText: "In about two minutes: a finding from the field until it is closed. Press what is highlighted, or let “Next” do it for you.",
  doPress: "{name}: press “{label}”", doFirst: "{name}: press the first button", doSay: "{name}: send “{label}”", doPhoto: "{name}: send a photo with “{label}”", doTurn: "Press “+1 day” to go to the next morning",
  lost: "“{label}” is not there. Try again, or skip this step.",
};

const WORDS = { zh: ZH, en: EN };
const LOCALES = { zh: "zh-CN", en: "en-GB" };
const ZONE = "Asia/Shanghai";

let language = kept() ?? ((navigator.language || "zh").startsWith("zh") ? "zh" : "en");

function kept() {
  const found = localStorage.getItem("language");
  return found in WORDS ? found : null;
}

export function currentLanguage() {
  return language;
}

export function setLanguage(chosen) {
  language = chosen;
  localStorage.setItem("language", chosen);
}

export function say(id, values = {}) {
  const words = WORDS[language][id] ?? WORDS[language].error;
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

export function knows(id) {
  return id in WORDS[language];
}

function written(at, options) {
  return new Intl.DateTimeFormat(LOCALES[language], { timeZone: ZONE, ...options }).format(at);
}

export const clockTime = (at) => written(at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
export const dayOf = (at) => written(at, { year: "numeric", month: "2-digit", day: "2-digit" });
const weekday = (at) => written(at, { weekday: "short" });

export function longDay(at) {
  return withWeekday(at, { year: "numeric" });
}

export function shortDay(at) {
  return withWeekday(at, {});
}

function withWeekday(at, year) {
  const day = written(at, { ...year, month: language === "zh" ? "long" : "short", day: "numeric" });
  return language === "zh" ? `${day} ${weekday(at)}` : `${weekday(at)} ${day}`;
}

export function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
