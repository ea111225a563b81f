"""What the program says in an emergency, and the emergency signs for when no catalogue can be read."""

from botox_cli.catalogue.model.catalogue import Catalogue, Edition
from botox_cli.catalogue.model.safety import RedFlag

CALL = "call your local emergency number"
"""What to do first, without the number of any one country; all texts on emergencies in the code use these words."""

SAY = "Say: botulinum toxin, which product, which day."

ACTION = f"Get medical help at once: {CALL} or go to an emergency room."

SIGN_NAMES = {
    "trouble-breathing": "Trouble breathing",
    "trouble-swallowing": "Trouble swallowing",
    "weak-all-over": "Weak all over",
    "slurred-speech": "Slurred or hoarse",
    "double-or-blurred-vision": "Double, blurred sight",
    "allergy-signs": "Wheeze, rash, faint",
    "lost-bladder-control": "Lost bladder control",
    "ill-after-doubtful-product": "Ill after doubtful toxin",
    "cannot-pass-urine": "Cannot pass urine",
}
"""By id, the names of those signs of danger that are emergencies, in the order in which they are shown.

A test compares them with the data files.
"""


def signs_alone() -> Catalogue:
    """A catalogue of red flags alone: one for each of `SIGN_NAMES`, all with the action `ACTION`."""
    edition = Edition(
        origin="bundled",
        version="signs of danger alone",
        sha256="",
        reviewed_from="not reviewed",
        reviewed_to="not reviewed",
    )
    flags = {
        id_: RedFlag(id=id_, name=name, order=order, means=f"{name}.", action=ACTION, urgency="emergency", cites=())
        for order, (id_, name) in enumerate(SIGN_NAMES.items(), 1)
    }
    return Catalogue(edition=edition, red_flags=flags)
