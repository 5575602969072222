# A reply to a message about an item.

reply-not-kept = Your reply was not kept: at present { $number } is not yours to report on. Please open the finding to see whose it is.
