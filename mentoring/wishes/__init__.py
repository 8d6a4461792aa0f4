"""What people wish for after they have met: ranks, a private stop list, readiness for a group."""
