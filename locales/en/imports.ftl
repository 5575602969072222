# What the office sends in: the question, the card that counts, writing and undoing.

command-import = import a ledger or another file
import-how = Please simply send the file. It may be: { $kinds }.
import-how-next = You are asked what it is, then shown what would change; nothing is written before you confirm.
import-question = The file “{ $name }” has arrived. Please choose what it is:
import-kind-ledger = rectification ledger
import-kind-feedback = feedback document
import-kind-setup = units and people
import-kind-evidence = evidence
import-button-stop = Stop
import-button-undo = Undo this import
import-button-undo-sure = Yes, undo it
import-button-keep = Keep it
import-reading = Reading “{ $name }” ({ $kind }), please wait.
import-progress = Reading “{ $name }”: { $n } rows so far.
import-writing = Writing “{ $name }”, please wait.
import-undoing = Undoing the import of “{ $name }”, please wait.
import-stopped = Stopped. Nothing of “{ $name }” was written.
import-undo-sure = Undo the import of “{ $name }”? New findings are withdrawn, changed ones become what they were.
import-kept = The import of “{ $name }” stands.
import-refused = “{ $name }” cannot be imported. { $why }
import-lost = The content of the file did not arrive. Please send it again.
import-failed = This file could not be dealt with; the ledger has not been changed. Please send it again later, and tell the administrator if it fails again.
import-too-slow = Reading it takes too long. Please remove formats and sheets that are not needed, or send it in parts.

error-not-allowed-import = Ledgers are imported by the inspection office; please turn to it.
error-unfit-one-paper = Please send one file at a time, so that each can be checked.
error-stale-import = This file has been dealt with; please see the latest message.
error-wrong-state-import-touched = It cannot be undone: since the import somebody has worked on { $numbers }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}. Please correct them one by one.
error-wrong-state-import-moved = Nothing was written: since the check somebody has worked on { $numbers }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}. Please send the file again to have it checked.

import-planned = “{ $name }” has been checked:
import-counts = new { $new } · changed { $changed } · unchanged { $unchanged } · faulty { $faulty }
import-fault = · { $sheet }, row { $line }: { $reason }
import-faults-more = { $n } more faults; see the marked workbook.
import-nothing = There is nothing to write.
import-reason = What is wrong
import-button-write = Confirm ({ $n } rows)
import-button-skip = Skip the faulty, write { $n } rows
import-button-new = Only the { $n } new rows
import-written = “{ $name }” is written: { $new } new, { $changed } updated by number, { $faulty } faulty rows skipped.
import-undone = The import of “{ $name }” is undone: { $n } findings are as they were.

event-finding-imported = imported from a ledger
event-finding-import-changed = corrected from a ledger
event-finding-import-undone = import undone

# What is wrong with a row.
import-row-missing = “{ $column }” is missing.
import-row-broken-cell = “{ $column }” holds an error value; please correct it.
import-row-not-a-number = “{ $column }” should be a number: { $value }.
import-row-not-a-day = “{ $column }” is no date: { $value }. Please write 2020-09-30.
import-row-not-yes-or-no = “{ $column }” should be yes or no: { $value }.
import-row-unknown-word = “{ $column }” is not known: { $value }.
import-row-unknown-word-near = “{ $column }” is not known: { $value }. Is it “{ $near }”?
import-row-unknown-round = There is no round { $value }. Please set it up first.
import-row-unknown-round-near = There is no round { $value }. Is it “{ $near }”?
import-row-unknown-unit = “{ $value }” is no unit of this round. Please set it up first.
import-row-unknown-unit-near = “{ $value }” is no unit of this round. Is it “{ $near }”?
import-row-unknown-name = “{ $column }” is not in the roster: { $value }. Please enter it first, or change it in the system.
import-row-doubled = The number stands in row { $first } already.
import-row-too-long = “{ $column }” is longer than { $most } characters.
import-row-too-long-line = A line of “{ $column }” is longer than { $most } characters; please part it.
import-row-too-many-measures = “{ $column }” has more than { $most } lines.
import-row-secret = “{ $column }” holds an ID number, a phone number, a secrecy mark or an informant; it must not be entered.
import-row-archived = The round is archived and cannot be changed.
import-row-not-fed-back = There is no day of feedback. Please feed back to the unit first, or add a column “{ $column }”.
import-row-state-not-importable = A state under review cannot be written by a ledger; please put “in progress”.
import-row-closed-undated = A finished finding needs “{ $column }”.
import-row-closed-on-open = “{ $column }” is filled in, yet the state is not closed.
import-row-day-ahead = “{ $column }” is later than today: { $day }.
import-row-before-feedback = “{ $column }” is earlier than the feedback of { $on }.
import-row-number-taken = The number belongs to a finding not yet fed back, or withdrawn.
import-row-state-is-ours = “{ $column }” is kept by the system, where it is “{ $state }”. Please change it there.
import-row-mode-is-ours = “{ $column }” is kept by the system and not changed by a ledger.
import-row-day-is-ours = “{ $column }” is kept by the system, where it is { $day }. Please ask for an extension there.
import-row-team-is-ours = “{ $column }” differs from the system. Please check round and unit.
import-row-settled = The finding is { $state }; “{ $column }” is no longer changed by a ledger.

import-no-header = No header of a ledger was found. Its columns are, for example: { $columns }.
import-too-many-rows = More than { $most } rows. Please send it in parts.
import-not-text = The file is no table of text. Please save it as .xlsx or UTF-8 .csv and send it again.
load-file-macros = The workbook holds macros. Please save it as .xlsx without macros and send it again.
load-file-links = The workbook holds formulas that point to other files or to the network. Please paste them as values and send it again.

cli-import-faulty = { $n } rows are faulty; nothing was written. Correct them, or add --skip-faulty to write the others.
