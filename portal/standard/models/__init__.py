from .accessibility import AccessibilityStatementPage, AccessibilityTest, KnownProblem
from .standard import CONTACT_KEY, Goal, StandardPage

__all__ = ["CONTACT_KEY", "AccessibilityStatementPage", "AccessibilityTest", "Goal", "KnownProblem", "StandardPage"]
