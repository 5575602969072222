# Why something cannot be done, and what to do instead. The general sentences stand in common.ftl.

error-not-allowed-log = You cannot log findings at present: only members of an inspection team can, during its fieldwork. If in doubt, please contact your team leader.
error-not-allowed-own-paper = Nobody reviews a paper of their own. Please ask the deputy team leader or the team leader.
error-not-allowed-feed-back = Feedback is given by the inspection office. If it is needed, please contact the office.
error-not-allowed-not-reviewer = This step of { $number } is not yours to review. Open the finding to see whose it is.
error-not-allowed-approved-already = You have reviewed { $number } already and cannot review the same application twice. Please wait for the other reviewers.
error-not-allowed-delegate = Reviewers are appointed by the inspection office. Please contact the office.
error-not-allowed-separation = { $name } cannot be appointed: people of the inspected unit and reviewers of earlier steps stay out of this one. Please choose someone else.
error-not-allowed-separation-outside = { $name } cannot be appointed: a later step of this application is theirs to review, so they cannot act for the unit. Please choose someone else.
error-not-allowed-round = The phase of a round is moved by the director of the inspection office. Please contact the director.
error-not-allowed-invite = Invitations are sent by the director of the inspection office or the administrator. Please contact one of them.
error-not-allowed-invite-oneself = An administrator cannot add a role of his own. Please ask the director for the invitation.
error-not-allowed-statistics = Viewing the figures is not among your duties. If you need them, please contact the inspection office.

error-not-found-round = There is no round “{ $number }”. Please check its number.
error-not-found-unit = There is no unit with the code “{ $code }”. Please check the code.

error-wrong-state-fieldwork-over = This unit is not yours to record for, or its fieldwork has ended. To add something, please contact the inspection office.
error-wrong-state-sent-too-late = Fieldwork is over; { $number } can no longer be sent as an immediate fix. Please sign it, so that it goes with the feedback.
error-wrong-state-not-immediate = { $number } is not marked for immediate fix. Please sign it, and it will be fed back.
error-wrong-state-fed-back = { $number } has been fed back already. Please untick it.
error-wrong-state-committed = The commitment on { $number } is signed already; nothing more is needed.
error-wrong-state-decided = The application on { $number } has been decided. Open the finding to see the result.
error-wrong-state-not-archived = “{ $name }” is not archived yet; only an archived round can be purged.
error-wrong-state-held = This step of { $number } has its reviewers already; nobody needs to be appointed.

error-unfit-files-not-expected = Nothing is asking for files at present; they were not kept. To report progress or apply for closing, please choose that first, then send them.
error-unfit-number-missing = Please add the number, as in “/show 7-05-012”.
error-unfit-search-empty = Please add the words to find, as in “/find vehicle”.
error-unfit-search-long = These are too many words. Please keep the most important ones and try again.

error-unfit-day-far = That date ({ $day }) is too far away; the latest possible is { $last }. Please check and enter it again.
error-unfit-day-past = The date given ({ $day }) must be later than today. Please choose another.
error-unfit-feedback-in-future = The feedback date ({ $on }) has not come yet. Please give the day on which the meeting was held.
error-unfit-feedback-before-round = Feedback cannot be earlier than the beginning of the round ({ $started }). Please check the date and give it again.
error-unfit-due-before-feedback = The due date must be later than the feedback ({ $on }). Please give it again.
error-unfit-nothing-to-feed-back = No finding was chosen. Please tick at least one.
error-unfit-milestone-past = The date of a measure, { $day }, has passed. Please give today or a later date.
error-unfit-milestone-late = The date of a measure, { $day }, is later than the due date of the finding, { $due }. Please give an earlier one.
error-unfit-not-of-unit = This person is not “{ $role }” of the unit at present. Please choose someone else, or contact the inspection office.
error-unfit-evidence-missing = { $number } has no evidence yet, so closing cannot be applied for. Please send the evidence first.
error-unfit-too-much-evidence = One finding keeps { $most } files of evidence at most. Please send fewer, or put them together.
error-unfit-refusal-reason = This reason is no longer in use. Please choose another.
error-unfit-organisation-missing = For the role “{ $role }” the unit must be named. Please choose the unit.
error-unfit-team-missing = For the role “{ $role }” the inspection team must be named. Please choose the team.

error-invitation-unusable-unknown = There is no such invitation. Please check that the link is complete, or ask the inspection office for another.
error-invitation-unusable-used = This invitation has been used. If it was not you, please tell the inspection office at once.
error-invitation-unusable-too-often = Too many codes were tried. Please try again in an hour, or ask the inspection office for another invitation.
error-invitation-unusable-expired = This invitation has expired. Please ask the inspection office for another.
error-invitation-unusable-other-account = This account is used by { $name } and cannot accept an invitation meant for someone else. Please check the invitation, or contact the inspection office.

error-conflict-applications_one_pending = An application for closing this finding is under review already. Please wait for the decision.
error-conflict-approvals_once = You have reviewed this application already. Open the finding to see the result.
error-conflict-persons_telegram = This account is used by someone else. Please contact the inspection office.
error-not-allowed-papers = Working papers are reviewed by a team's deputy head and signed by its head; none await you. Send /reviews to see what does.
