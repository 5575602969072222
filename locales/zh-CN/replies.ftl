# A reply to a message about an item.

reply-not-kept = 这条回复未保存：{ $number } 目前不由您更新进展。请打开问题，查看由谁办理。
