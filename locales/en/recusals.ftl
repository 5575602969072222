# Recusal (回避) and cross-inspection (交叉巡察).

command-recusal = Declare and view recusals
command-cross = Propose teams for cross-inspection
button-recusal-declare = Declare a recusal
button-recusal-lift = Lift the recusal of { $name } from { $unit }
recusal-title = <b>Recusals</b>
recusal-none = No recusal is declared at present. If you have worked in an inspected unit, have relatives there or are in its line of command, please declare it here.
recusal-line = · { $name }: { $round }, { $unit } ({ $reason })
recusal-done = Recorded: you keep away from { $unit } in { $round } ({ $reason }). Its matters of this round are no longer shown to you or handled by you; the director has been told.
recusal-round = <b>Which round?</b>
    .hint = A recusal holds for one round and ends when it is archived.
    .label = Round
recusal-unit = <b>From which unit?</b>
    .hint = You may type part of its name.
    .label = Unit
recusal-reason = <b>For which kind of reason?</b>
    .hint = Only the kind is kept, no names of relatives.
    .label = Kind of reason
recusal-reason-worked_there = worked there in the last three years
recusal-reason-relative = spouse or relative
recusal-reason-rank = superior or subordinate

notice-recusal = { $name } has declared a recusal from { $unit } in { $round } ({ $reason }).
notice-recusal-team = { $name } has declared a recusal from { $unit } in { $round }; please arrange the unit's work anew.
notice-recusal-lifted = Your recusal from { $unit } in { $round } has been lifted by the director.
event-recusal-declared = Recusal declared
event-recusal-lifted = Recusal lifted
event-unit-assigned = Unit assigned to a team

error-not-allowed-recusal = Recusals are declared by those who inspect and review. If your unit has an objection, please tell the inspection office.
error-not-allowed-recusal-lift = Recusals are lifted by the director of the office. Please ask there.
error-not-allowed-recusal-lift-own = Nobody lifts his own recusal. Please ask the leading group to name somebody else.
error-unfit-recusal-round = { $name } is archived; no recusal is needed any more.
error-unfit-recusal-own-unit = You hold a post in { $name } and stand on the inspected side; no recusal is needed.
error-unfit-recused = { $name } must keep away from { $unit } and cannot be assigned. Please choose another person or team.
error-wrong-state-recused-already = You have declared your recusal from { $unit } in { $round } already.

cross-round = <b>For which round?</b>
    .hint = Only rounds in fieldwork are listed.
    .label = Round
cross-units = <b>Which units are to be assigned?</b>
    .hint = As many as you like; those assigned already are not listed.
    .label = Units
cross-proposal = <b>Proposal</b>
cross-team = · { $team } ({ $n }): { $units }
cross-avoided = Avoided: { $unit } is not given to { $teams }
cross-bar = { $team } ({ $names } must keep away)
cross-load = A team has at least { $least } and at most { $most } units.
cross-none = <b>There is no possible plan</b>
cross-barred-to-all = { $unit }: in every team somebody must keep away, namely { $teams }. Please change the members first.
cross-done = { $n ->
    [one] { $n } unit of { $round } has been assigned as proposed.
   *[other] { $n } units of { $round } have been assigned as proposed.
}

error-not-allowed-cross = Teams are proposed by the director of the office.
error-unfit-cross-round = This round is not in fieldwork or has no teams yet; units cannot be assigned.
error-unfit-cross-taken = { $unit } has a team in this round already. Please choose the units again.
error-unfit-cross-none = In every team somebody must keep away from { $unit }; there is no possible plan. Please change the members first, then choose again.
error-wrong-state-no-open-round = No round is in fieldwork with its teams. Please enter round and teams in the set-up file first.
