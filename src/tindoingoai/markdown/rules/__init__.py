"""Rules added to markdown-it-py, one file each.

A rule may mark mistakes on the proof that the parser's `env` carries; without one (`render_plain`) it stays silent.
"""

from collections.abc import MutableMapping
from typing import Any

from tindoingoai.markdown.proof import Proof

# The key of `env` under which a reading keeps its proof.
PROOF = "proof"


def proof_of(env: MutableMapping[str, Any]) -> Proof:
    """The proof to mark mistakes on; one that nobody reads when the parser is used by itself."""
    proof = env.get(PROOF)
    return proof if isinstance(proof, Proof) else Proof("", "", 1, [])
