# What every form says: asking, checking, explaining.

dialogue-confirm = <b>Please check, then press “Confirm” to submit.</b>
dialogue-answer = { $label }: { $value }
dialogue-edit = Edit: { $label }
dialogue-caption = Note
dialogue-left-out = left out
dialogue-line = { $text } ({ $day })
dialogue-files-count = { $n ->
    [one] { $n } file
   *[other] { $n } files
}
dialogue-places-count = { $n ->
    [one] { $n } place
   *[other] { $n } places
}
dialogue-files-and-places = { $n ->
    [one] { $n } file
   *[other] { $n } files
} and { $places ->
    [one] { $places } place
   *[other] { $places } places
}
dialogue-ticks-count = { $n } chosen

dialogue-ticked = ☑ { $label }
dialogue-unticked = ☐ { $label }
dialogue-all = All
dialogue-none-ticked = None
dialogue-done-ticked = Done ({ $n })
dialogue-done = Done
dialogue-show-all = Show all
dialogue-no-options = There is nothing to choose from at present.
dialogue-several = { $n } match. Please choose one.

dialogue-files-kept = The material has been received.
dialogue-files-so-far = Received: { $what }. Send more, or press “Done”.
dialogue-caption-kept = These words are kept as the note to the material.

dialogue-parked = What you had begun to fill in is kept.
dialogue-resume = Go on with the unfinished record
dialogue-nothing-parked = There is no unfinished record.
dialogue-nothing-open = Nothing is being filled in at present.
dialogue-cancelled = Cancelled; what was filled in is not kept.
dialogue-stale = This step has been done. Please look at the latest message.
dialogue-edited = Updated from your edited message.
dialogue-edit-late = This message is not part of what is being filled in; the change was not taken.

dialogue-error-press = Please choose with the buttons below.
dialogue-error-confirm = Everything is filled in. Press “Confirm” to submit, or choose what to edit.
dialogue-error-no-option = No option matches. Please use the buttons, or type a part of the name.
dialogue-error-day = This date was not understood. Write it as “2020-09-30” or “30 Sep”.
dialogue-error-no-files = This step takes no material; the file was not kept. Please answer the question below first.
dialogue-error-files-most = At most { $n } files can be taken at a time; the rest were not kept.
dialogue-error-files-least = { $n ->
    [one] Please send at least one file.
   *[other] Please send at least { $n } files.
}
dialogue-error-ticks-least = Please choose at least { $n }.
dialogue-error-string_too_short = Too short: please write at least { $min_length } characters.
dialogue-error-string_too_long = Too long: please write no more than { $max_length } characters.
dialogue-error-too_short = Please give at least { $min_length } entries.
dialogue-error-too_long = Please give no more than { $max_length } entries.
dialogue-error-greater_than = The number should be greater than { $gt }.
dialogue-error-greater_than_equal = The number should not be less than { $ge }.
dialogue-error-less_than = The number should be less than { $lt }.
dialogue-error-less_than_equal = The number should not be greater than { $le }.
dialogue-error-date_greater_than = The date should be later than { $gt }.
dialogue-error-date_greater_than_equal = The date should not be earlier than { $ge }.
dialogue-error-date_less_than = The date should be earlier than { $lt }.
dialogue-error-date_less_than_equal = The date should not be later than { $le }.
dialogue-error-date_past = Please give a date in the past.
dialogue-error-date_future = Please give a date in the future.
dialogue-error-int_parsing = Please give a whole number.
dialogue-error-missing = This has not been filled in yet.
dialogue-error-other = This answer does not fit the question. Please answer again.

error-unfit-files-per-day = At most { $most } files are taken in 24 hours; these were not kept. Please send them later, or put several into one.
error-unfit-too-many-drafts = You have { $most } unfinished records. Please send /resume and finish one, or open it and send /cancel, before you begin another.
error-unfit-file-size = “{ $name }” is larger than { $megabytes } MB and was not kept. Please compress it and send it again.

edge-unknown-command = There is no such command. Send /help to see what you can do now.
edge-groups = Items are not handled in groups. Please write to me in a private chat.
edge-unsupported = This kind of message cannot be handled. Please send text, photos, files or a place.
edge-edit-late = Editing a message does not change what has been submitted: the record stands as it was. To correct it, open the finding: a step just taken has “Take back my last step”, a working paper has “Amend the paper”; a finding already fed back is corrected by the inspection office.
