# The chat page's guided tour: what happens in each scene, and what the persons say in it.

tour-log = A finding in the field
tour-log-text = A team member takes a photo in the village and adds a sentence; the bot asks for what is missing.
tour-sign = Review and signature
tour-sign-text = The deputy opens the working paper and settles the category; the head of the team signs.
tour-feed-back = Feedback
tour-feed-back-text = The office feeds the finding back to the unit; its time limit runs from that day.
tour-assign = Taking it up
tour-assign-text = The liaison names the responsible leader, the lead department, the responsible person and the measures.
tour-commit = Commitment
tour-commit-text = The responsible leader is told, opens the item and signs the commitment.
tour-progress = Progress
tour-progress-text = The responsible person writes a few words, adds a photo and ticks the measure that is done.
tour-apply = Applying for closing
tour-apply-text = The work is done, the responsible person applies. Reminders rest while others review.
tour-unit = Review inside the unit
tour-unit-text = The responsible leader reviews, the unit's principal endorses.
tour-joint = Office and joint review
tour-joint-text = The office reviews; then two of three agree, and the item is closed.
tour-echo = The echo
tour-echo-text = Next morning the finder hears in one line what became of the finding.

tour-said-problem = 327 resettlement homes still have no title deeds; residents have asked several times without result.
tour-said-measures =
    Check the papers of each household
    Issue the title deeds
tour-said-progress = Papers of 327 households checked; the first 120 deeds are being issued.
tour-said-photo = Deeds being issued
tour-said-application = All 327 deeds have been issued to the households; we apply for closing.
