"""The roles of domain §6. What each may do stands in `rights`."""

from enum import StrEnum


class Role(StrEnum):
    MEMBER = "member"
    DEPUTY = "deputy"
    HEAD = "head"
    OFFICE = "office"
    DIRECTOR = "director"
    LEADING_GROUP = "leading_group"
    PRINCIPAL = "principal"
    LEADER = "leader"
    RESPONSIBLE = "responsible"
    LIAISON = "liaison"
    SUPERIOR = "superior"
    DISCIPLINE = "discipline"
    ORGANISATION = "organisation"
    LEAD_OFFICER = "lead_officer"
    ADMIN = "admin"


TEAM_ROLES = frozenset({Role.MEMBER, Role.DEPUTY, Role.HEAD})
UNIT_ROLES = frozenset({Role.PRINCIPAL, Role.LEADER, Role.RESPONSIBLE, Role.LIAISON})
SUBTREE_ROLES = frozenset({Role.SUPERIOR, Role.DISCIPLINE, Role.ORGANISATION})
OFFICE_ROLES = frozenset({Role.OFFICE, Role.DIRECTOR})
