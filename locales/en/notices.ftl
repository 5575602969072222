# What others hear: notices to those concerned, echoes to the finder, requests to reviewers.

notice-file-lost = The file “{ $name }” that you sent on { $day } could not be fetched and proves nothing. Please send it again.
notice-returned = The working paper { $number } was returned. Please complete it as required.
    Still required: { $text }
notice-sent = { $number } was sent to your unit for immediate fix. Please assign it soon.
    Due: { $due }
notice-fed-back = { $n ->
    [one] { $n } finding was
   *[other] { $n } findings were
} fed back to { $unit } by the inspection office. Please assign them and plan measures.
    Due: { $due }
notice-assigned = You are the responsible person for { $number }. Please carry out its measures and report progress.
    Due: { $due }
notice-leading = You are the responsible leader for { $number }. Please open it and sign the commitment.
    Due: { $due }
notice-closed = { $number } is closed. Please keep up what was achieved.
notice-refused = The application for closing { $number } was refused. Reason: { $reason }.
    Still required: { $text }
notice-reopened = { $number } was reopened for rework. Please assign it again and plan measures.
    Reason and basis: { $text }
    Due: { $due }

echo-signed = { $number }, which you recorded, has been signed by the team leader.
echo-sent = { $number }, which you recorded, has been sent for immediate fix.
echo-fed-back = { $number }, which you recorded, has been fed back to the unit.
echo-withdrawn = { $number }, which you recorded, has been withdrawn. Reason: { $text }
echo-closed = { $number }, which you recorded, is closed.
echo-reopened = { $number }, which you recorded, has been reopened for rework. Reason: { $text }

tiding-to-review = To review: { $number }  { $problem }
tiding-to-sign = To sign: { $number }  { $problem }
tiding-review = Closing to review: { $number }  { $problem }
tiding-unheld = No reviewer, please appoint one: { $number }  { $problem }
