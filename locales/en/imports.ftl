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
import-too-slow = Reading it takes too long. Please remove formats and sheets that are not needed, or send it in parts.

error-not-allowed-import = Ledgers are imported by the inspection office; please turn to it.
error-unfit-one-paper = Please send one file at a time, so that each can be checked.
error-stale-import = This file has been dealt with; please see the latest message.
error-wrong-state-import-touched = It cannot be undone: since the import somebody has worked on { $numbers }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}. Please correct them one by one.
