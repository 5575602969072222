"""What Telegram hands over: polled, kept, read, and taken in its turn; and outages waited out."""
