# /round: where each round stands, and the button that moves it on.

round-title = <b>Inspection rounds</b>
round-line = { $name }: { $phase }
round-none = There is no round yet. Please ask the administrator to load the plan of this round.
button-phase = Move { $name } to: { $phase }
