# Letters (待发函件): drafted by the ladder or by hand, sent by people.

command-letters = Letters to be sent
letters-waiting = <b>Letters to be sent</b> ({ $n })
letters-ended = <b>Letters sent or void</b> ({ $n })
letters-none = No letter waits to be sent.
letters-none-ended = No letter has been sent or made void yet.
letter-line = · { $number } { $unit }: { $form }, { $n ->
        [one] { $n } item
       *[other] { $n } items
    } (drafted { $day })
letter-line-sent = · { $number } { $unit }: { $form } (sent { $day })
letter-line-void = · { $number } { $unit }: { $form } (void)
letter-title = <b>{ $form }</b> { $number } · { $state }
letter-unit = To: { $unit } ({ $round })
letter-drafted = Drafted: { $day }
letter-taken = First downloaded: { $day }; what comes due since then goes into another letter.
letter-item = · { $number } { $problem } (due { $due }, { $days ->
        [one] { $days } day
       *[other] { $days } days
    } overdue)
letter-item-ahead = · { $number } { $problem } (due { $due }, { $days ->
        [one] { $days } day
       *[other] { $days } days
    } left)
letter-more = { $n } more, see the letter itself.
letter-settled = Its items are settled, applied for or due on another day: it need not be sent any more.
letter-sent = Sent: { $day }, number { $official }, handed over by { $bearer }
letter-voided = Void because: { $reason }
letter-about = { $form } { $number } to { $unit }
letter-send-done = { $number } is entered as sent.
letter-void-done = { $number } is void; the reason is kept.
letter-file-hint = Check and seal the letter; once it is handed over, come back to it and enter it as sent.
letter-state-drafted = to be sent
letter-state-sent = sent
letter-state-void = void
letter-form-reminder = Reminder letter
letter-form-supervision = Supervision letter
letter-form-talk = Proposal of a talk
letter-form-accountability = Proposal of accountability
button-letter-file = Download
button-letter-send = Sent
button-letter-void = Void
button-letter-draft = Draft a letter
button-letters-waiting = Letters to be sent
button-letters-ended = Letters sent
letter-send-sent_on = <b>On which day was it sent?</b>
    .hint = “today”, “yesterday” or a date.
    .label = Sent on
letter-send-official_number = <b>What is its number?</b>
    .hint = The number in your office's register; may be skipped.
    .label = Number
letter-send-handed_by = <b>Who handed it over?</b>
    .hint = A name or a way, such as the courier; may be skipped.
    .label = Handed over by
letter-void-reason = <b>Why is it void?</b>
    .hint = The reason stays with the letter.
    .label = Reason

event-letter-drafted = drafted the letter
event-letter-sent = sent the letter
event-letter-voided = made the letter void
event-letter-sent-reminder = sent a reminder letter
event-letter-sent-supervision = sent a supervision letter
event-letter-sent-talk = proposed a talk
event-letter-sent-accountability = proposed accountability
card-letter = { $form } sent: { $day } ({ $number })
notice-letter = The inspection office sent a letter on { $day }: { $form } ({ $number }), about { $n ->
        [one] { $n } item
       *[other] { $n } items
    }. Please act and answer as it says.
office-open-letters = Letters to be sent
error-not-allowed-letters = Letters are the inspection office's. Please ask it if you need to know.
error-wrong-state-letter = { $number } is now “{ $state }”; this cannot be done.
error-wrong-state-letter-settled = The items of { $number } are settled, applied for or due on another day: it need not be sent; you can make it void.
error-wrong-state-letter-no-due = { $number } has no due date, so that no letter can be drafted. Please set the date first.
error-unfit-letter-future = The day of sending ({ $day }) has not come yet; please give today or an earlier day.
error-unfit-letter-early = The day of sending ({ $day }) lies before the draft ({ $drafted }); please check.
