"""Name the identities of the programme, so that a pair's number is never taken for a person's."""

from typing import NewType

OrganisationId = NewType("OrganisationId", int)
CycleId = NewType("CycleId", int)
AccountId = NewType("AccountId", int)
PersonId = NewType("PersonId", int)
ParticipationId = NewType("ParticipationId", int)
RunId = NewType("RunId", int)
PairId = NewType("PairId", int)
MeetingId = NewType("MeetingId", int)
TaskId = NewType("TaskId", int)
BroadcastId = NewType("BroadcastId", int)
DeliveryId = NewType("DeliveryId", int)
KeyId = NewType("KeyId", int)
UpdateKey = NewType("UpdateKey", str)
