# The text guard: what must not be written here.

guard-kind-id-card = an ID card number
guard-kind-phone = a phone number
guard-kind-secrecy = a secrecy mark
guard-kind-informant = an informant's name
guard-kind-masked = masked sensitive content
guard-warned = Please note: this message contains { $what }. Classified or personal data must not be entered here. Please correct it soon and delete the message from the chat.
guard-files = The caption or file name contains { $what }; that part was not saved. Please delete the message from the chat and send the description again without it.
error-unfit-guarded = This message contains { $what } and was not saved. Please leave it out, send the rest again, and delete the message from the chat.
