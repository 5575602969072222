# /health and the figures of `doctor`.

command-health = See how the system is running
health-title = <b>System health</b>
health-never = never
health-backup = Last backup: { $at }; last one restored on trial: { $proved }
health-outbox = Messages waiting to be sent: { $n }; held for people who cannot be reached: { $held }
health-oldest = Oldest message waiting: { $at }
health-inbox = Messages received and not yet handled: { $n }
health-files = Evidence still to be fetched: { $n }; could not be fetched: { $lost }
health-tick = Scheduled work last ran: { $at }
health-calendar = Workday calendar covers up to { $day }
health-disk = Disk space left: { $megabytes } MB
health-head = Ledger seal: { $head } (not yet sealed: { $n })
health-unreachable = People who cannot be reached: { $n }
health-unreachable-named = People who cannot be reached: { $n }: { $names }
health-outage = The ledger could last not be written until { $at }. Cause: { $why }
health-wrong-storage = ⚠️ The ledger cannot be written since { $at }: { $why }. What is saved is safe; what is not yet saved will be handled by itself afterwards.
trouble-full = the disk is full; the administrator should make room
trouble-locked = another program holds the ledger; the administrator should end it
trouble-read_only = the ledger file is read-only; the administrator should check its permissions
trouble-disk = the disk fails to read or write; the administrator should check it
trouble-damaged = the ledger file is damaged; the administrator should stop the bot and restore a backup
health-wrong-conflict = ⚠️ Another program receives messages with the same token, and some may not arrive here. The administrator should stop one of the two.
health-wrong-backup = ⚠️ No backup within a day and a half. The administrator should look.
health-wrong-proof = ⚠️ No backup has been restored on trial within a day and a half. The administrator should look.
health-wrong-outbox = ⚠️ Messages have been waiting for more than an hour. The administrator should check the network.
error-not-allowed-health = System health is shown to the director and the administrator. Please ask one of them.
