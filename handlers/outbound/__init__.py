"""What goes to Telegram: sentences, markup, buttons and pictures, made when a message is sent."""
