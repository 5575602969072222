# Acting for others: deputies for a period, and entering on behalf.

button-enter = Enter on behalf
line-for-absent = { $line } (for { $name })
name-entered = { $name } (entered by { $by })
name-deputy = { $name } (for { $whom })

text-entered = { $text } (entered on behalf of { $names })

entering-progress = Progress
entering-application = Application for closing
entering-commitment = Signature of the commitment
entering-approval = Approval
entering-refusal = Refusal
enter-what = <b>What do you enter?</b>
    .hint = Only for people who have not joined or cannot be reached, from a sheet that they have signed.
    .label = Entry
enter-person = <b>On whose behalf?</b>
    .hint = The record names both of you.
    .label = Person
enter-reason = <b>Why is it refused?</b>
    .hint = Choose the reason that the signed sheet gives.
    .label = Reason
enter-text = <b>What does the signed sheet say?</b>
    .hint = Please enter its words.
    .label = Words
enter-scan = <b>Please send a scan or photo of the signed sheet.</b>
    .hint = At least one file; signature and date must be legible.
    .label = Signed sheet
enter-done = { $number } has been entered on behalf of { $name }.

error-not-allowed-enter = This cannot be entered on behalf of that person: either they can do it themselves, or separation bars you. Choose somebody else, or ask another member of the inspection office to enter it.
error-unfit-enter-text = Please enter what the signed sheet says.
error-wrong-state-nothing-to-enter = There is nothing to enter on { $number }: everyone concerned can act themselves, or separation bars you. If in doubt, please ask the office's director.
