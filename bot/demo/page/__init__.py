"""The chat page: the demo's persons on one screen, each with a phone that talks to the bot."""

from bot.demo.page.desk import PagePerson
from bot.demo.page.server import ready, serve_page, serving_page
from bot.demo.page.tour import Cast, Scene, Step, Tour, main_job
from bot.demo.page.visiting import Visit, opened, receive

__all__ = [
    "Cast",
    "PagePerson",
    "Scene",
    "Step",
    "Tour",
    "Visit",
    "main_job",
    "opened",
    "ready",
    "receive",
    "serve_page",
    "serving_page",
]
