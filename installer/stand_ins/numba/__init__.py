"""In the frozen program, instead of numba: no compiler belongs into an installed program, and nothing here needs one.

shap marks some functions of its plots, maskers and other explainers with `njit` when it is imported. Its explainer of
trees, the only one in use, is compiled C and calls none of them. A test works explanations out by hand.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Function = TypeVar("Function", bound=Callable[..., object])


def njit(function: Function) -> Function:
    """The function as it is: it would run, only slower."""
    return function
