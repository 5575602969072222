# The demo's narrator: what stands between the chats of the transcript.

demo-loading = loading the round's history: { $done }/{ $total } steps
demo-loaded = Loaded: { $units } units, { $findings } findings, up to 4 December 2020.
    The week that follows is played through the real bot.
demo-day = { $day }
demo-photo = [photo]
demo-file = [file { $name }]
demo-more-lines = ({ $n } more lines)
demo-others-told = ({ $n } others are told what concerns them)

demo-scene-joining = { $name } uses the first invitation, then invites a member of the team.
demo-scene-others = The others join by invitations of their own.
demo-scene-logging = In the field { $name } finds a problem and sends a photo with a few sentences.
demo-scene-signing = The deputy reviews, the head of the team signs.
demo-scene-feedback = The round enters feedback; the office hands the finding to the unit.
demo-scene-assigning = { $unit } takes it up; the responsible leader signs the commitment.
demo-scene-escalation = Another item was due yesterday and is not done: supervision begins today.
demo-scene-progress = { $name } reports progress and applies for closing.
demo-scene-refusal = { $name } reviews, finds the evidence insufficient, and refuses.
demo-scene-again = { $name } adds what was missing and applies again.
demo-scene-closing = Review step by step: principal, office, and two of three in the joint review.
demo-scene-phase = The round enters rectification.
demo-scene-digest = Monday at ten: the digest goes out, and the finder hears what became of it.
demo-review-round = Seventh round, { $units } units: findings closed { $findings_counts } ({ $findings_rate }); leads concluded { $leads_counts } ({ $leads_rate }); suggestions concluded { $suggestions_counts } ({ $suggestions_rate }).
demo-review-evaluation = Evaluation of the eighth round: { $units } units, { $ballots } valid ballots, { $remarks } suggestions, overall satisfaction { $rate }.
demo-end = The demo ends. Every figure above was computed from the ledger.
