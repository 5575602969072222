# The roster (人员), and handing over a post.

command-people = View and manage people
people-title = <b>Roster</b> ({ $n })
people-counts = { $counts }
people-count = { $standing }: { $n }
people-line = · { $name }: { $posts }; { $standing }
people-post = { $role } { $place }
people-post-until = { $role } { $place } (until { $until })
people-joined-at = Joined: { $at }
people-back = ‹ Back to the roster
people-about = Person: { $name }
standing-joined = { $icon } joined
standing-not_joined = { $icon } not joined
standing-unreachable = { $icon } unreachable
standing-suspended = { $icon } suspended
button-succession = Hand over all work
button-expire = Set the last day of a post
button-suspend = Suspend
button-restore = Restore
option-at-once = End it now
suspend-done = { $name } is suspended. What is open under this name stays there; please hand it over soon.
restore-done = { $name } is restored.

expire-post = <b>Which post?</b>
    .hint = It ends by itself after its last day; please hand over what is open under it.
    .label = Post
expire-until = <b>Which is the last day?</b>
    .hint = Choose or type a date.
    .label = Last day
expire-done = The post of { $name } ({ $role }) lasts until { $until }.

succession-successor = <b>Who takes over?</b>
    .hint = You may type part of the name; who is not in the roster is invited first, with /invite.
    .label = Successor
succession-done = { $successor } has taken over from { $name }: posts { $posts }, findings { $findings }, suggestions { $suggestions }, reviews { $reviews }. Both have been told.
succession-unseated = { $n ->
    [one] { $n } review was not handed over because of separation; please delegate it.
   *[other] { $n } reviews were not handed over because of separation; please delegate them.
}
notice-post-given = Your work has been handed over to { $name }: findings { $findings }, suggestions { $suggestions }, reviews { $reviews }.
notice-post-taken = You have taken over the work of { $name }: findings { $findings }, suggestions { $suggestions }, reviews { $reviews }. Please look at it and keep the dates; commitments are yours to sign anew.
event-person-suspended = Person suspended
event-person-restored = Person restored
event-post-ending = Last day of a post set
event-post-handed-over = Post handed over
event-finding-succeeded = Handed over with the post
event-suggestion-succeeded = Handed over with the post

error-not-allowed-roster = The roster is shown to the office and the administrator. Please ask there.
error-not-allowed-roster-keep = People are managed by the director and the administrator. Please ask there.
error-not-allowed-roster-self = Nobody suspends himself or changes his own post. Please ask another manager.
error-not-allowed-succession = Work is handed over by the director. Please ask there.
error-wrong-state-nothing-to-hand-over = { $name } has no post that can be handed over. Teams are authorised by name for one round; please invite anew.
error-unfit-successor = Work cannot be handed over to { $name }. Please choose somebody in service.
error-unfit-post-past = The last day ({ $day }) lies before yesterday; please choose another.
