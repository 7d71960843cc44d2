"""The words that figures of people hang on: killed, wounded, dead, toll, and their kin.

English first; the commonest forms of German, Spanish, French and Indonesian reports beside them.
All words are folded (see ``geo.text.words.fold``). What a phrase of people is made of stands in
``geo.text.people_words``.
"""

from __future__ import annotations

from geo.text.words import word_set


def _by_word(table: dict[str, frozenset[str]]) -> dict[str, str]:
    return {word: what for what, words in table.items() for word in words}


# A participle or a past tense: "five killed", "was killed", "troops killed five".
_BOTH = {
    "killed": word_set(
        """asesinada asesinadas asesinado asesinados assassinated assassines beheaded butchered
        decapitated dibunuh electrocuted eliminated ermordet erschossen executed fatally
        getotet gunned hanged killed lynched martyred massacred muerta muertas muerto muertos
        murdered neutralised neutralized slain slaughtered terbunuh tewas tue tuee tuees
        tues ultimados"""
    ),
    "injured": word_set(
        """blesse blessee blessees blesses cedera dilukai herida heridas herido heridos
        hospitalised hospitalized stabbed hurt injured lesionados luka maimed terluka verletzt
        verwundet wounded"""
    ),
    "abducted": word_set(
        """abducted diculik disandera enleve enlevees enleves entfuhrt kidnapped secuestradas
        secuestrado secuestrados"""
    ),
    "arrested": word_set(
        """apprehended arrestados arrested arretes detained detenido detenidos ditahan
        ditangkap festgenommen imprisoned interpelles jailed verhaftet"""
    ),
    "released": word_set(
        "dibebaskan freed freigelassen liberados liberated liberes released rescued"
    ),
    "displaced": word_set(
        "deplaces desplazadas desplazados displaced evacuated mengungsi vertrieben"
    ),
}
# Only ever done to somebody: the object follows.
_ACTIVE = {
    "killed": word_set(
        """asesinan asesinaron asesino gunning assassinate assassinates assassinating behead
        beheading
        beheads execute executes executing kill killing kills lynches massacre massacres
        massacring mata matan mataron mato membunuh menewaskan murder murdering murders
        neutralises neutralizes slay slaying slays totet totete toteten tuant tuent"""
    ),
    "injured": word_set(
        """blessant hirieron hirio hurting injure injures injuring maiming melukai verletzte
        wound wounding wounds"""
    ),
    "abducted": word_set(
        """abduct abducting abducts enlevent entfuhrten kidnap kidnapping kidnaps menculik
        secuestraron secuestro"""
    ),
    "arrested": word_set(
        """apprehends arrestan arreste arresting arrests detaining detains detienen detuvieron
        menangkap"""
    ),
    "released": word_set("freeing frees releases releasing rescues rescuing"),
    "displaced": word_set("displaces displacing"),
}
# Only ever suffered: the subject stands before (or, in Spanish, after).
_SUFFERED = {
    "killed": word_set(
        """dead die died dies drowned fallecidos fallecieron fallecio gugur meninggal martyrdom
        meurent mort mortes morts muere mueren murieron murio perish perished succumb
        succumbed succumbs starb starben
        sterben stirbt todesopfer tot tote toten toter"""
    ),
    "injured": word_set("verletzte verletzten verletzter verwundete"),
}
# Nouns that count by themselves: "12 deaths".
_NOUNS = {
    "killed": word_set(
        """bodies corpses dead death deaths fatalities fatality killings lives martyrs muertes
        murders"""
    ),
    "injured": word_set("injured injuries injury wounded"),
    "casualties": word_set("casualties casualty korban victimas victimes victims"),
    "arrested": word_set("arrests detainees detentions"),
    "abducted": word_set("abductees captives hostages"),
    "displaced": word_set("idps"),
}
# "The killing of", "the deaths of": what follows is who died.
_OF_NOUNS = {
    "killed": word_set(
        """assassination assassinations beheading bodies body corpse corpses death deaths
        execution executions killing killings lives lynching massacre mort muerte murder
        murders slaying slayings tod"""
    ),
    "injured": word_set("injuring wounding"),
    "abducted": word_set("abduction abductions kidnapping kidnappings"),
    "arrested": word_set("arrest arrests detention detentions"),
    "released": word_set("release"),
}
BOTH, ACTIVE, SUFFERED = _by_word(_BOTH), _by_word(_ACTIVE), _by_word(_SUFFERED)
NOUNS, OF_NOUNS = _by_word(_NOUNS), _by_word(_OF_NOUNS)
BEFALLS = BOTH.keys() | SUFFERED.keys()
VERBS = BOTH.keys() | ACTIVE.keys() | {"died", "dead"}

# Of these, "of Hamas leader Ismail Haniyeh" is one person.
ONE_NOUNS = word_set(
    """abduction arrest assassination beheading death detention execution kidnapping killing
    lynching mort muerte murder release slaying tod"""
)
ONE_DIES = word_set("died dies fallecio murio starb")
# The people may follow these.
VERB_FIRST = word_set("fallecieron fallecio meurent muere mueren murieron murio starb starben")
# Before a verb these say that it did not happen yet ("to kill"), but for "managed to".
HYPOTHETICAL = word_set("can cannot could may might must never not should to will would")
MANAGED = word_set("able manage managed manages managing")
# "An assassination targets two officers".
TARGETS = word_set("targeted targeting targets")
# "The killing last week of".
TIME = word_set(
    """earlier friday in last late monday month on saturday sunday this thursday today tuesday
    wednesday week year yesterday"""
)
# "Took 20 people hostage".
TAKE = word_set("take taken takes taking took")
# "Suffered burns".
HURTS = word_set("suffered sustained suffer suffering sustaining received receiving")
WOUNDS = word_set(
    "injuries wounds injury burns concussions suffocation asphyxiation inhalation fractures"
)
# "Eight people were taken to hospital".
BROUGHT = word_set("taken rushed admitted treated")
# "Lost their lives", "lost three soldiers".
LOSES = word_set("lost lose loses losing")
LOST = word_set(
    """civilians commander commanders fighter fighters member members men militants officer
    officers people personnel policemen soldier soldiers troops"""
)
HOSTAGE = word_set("hostage captive prisoner")
# A running total.
RISES = word_set(
    """bring bringing brings brought climb climbed climbing climbs grew grows increase
    increased increases increasing jumped jumps raise raised raises raising reach reached
    reaches reaching rise risen rises rising rose soared soars stands stood"""
)
TOTALLED = word_set("casualties dead death deaths fatalities injured toll victims wounded")
TOLL_AT = word_set("above at hit hits is of passed past reached reaches rises stood to was")
# Zero is a statement, but "no immediate reports" is none.
NOBODY = word_set(
    """aucun kein keine nadie neither ningun no nobody none personne sin tanpa tidak without"""
)
NOT_ANY = word_set("didnt hasnt havent never not wasnt")
NO_STATEMENT = word_set(
    """claim claims comment confirmation details doubt immediate information known report
    reports sign way word"""
)
# Who takes part.
CROWD = word_set(
    """activists buruh demonstranten demonstrators mahasiswa manifestantes manifestants
    marchers massa pengunjuk protesters protestors rioters strikers supporters"""
)
PUBLIC = word_set(
    """care citizens civilians doctors drivers employees farmers health inmates journalists
    lawyers locals members men menschen migrants miners mourners nurses officers orang
    parents pensioners people personas personen personnes prisoners refugees residents
    settlers students teachers traders union veterans villagers warga women workers
    worshippers youths"""
)
GATHER = word_set(
    """assembled attended blocked chanted demonstrate demonstrated demonstrierten gathered held
    joined march marcharon marched participated protest protestaron protested protestierten
    rallied rally staged took"""
)
# What is "held".
GATHERINGS = word_set("a an protest protests demonstration rally sit")

# "He died at the scene": the one told of just before.
HE = word_set("he she")
OF_IT = word_set("at on from instantly later shortly in")
UNHURT = word_set("injury unhurt unharmed unscathed uninjured injuries")
FALLEN = word_set("in during while when fighting")

HANDLED = (
    BOTH.keys() | ACTIVE.keys() | SUFFERED.keys() | OF_NOUNS.keys() | LOSES | HOSTAGE | HURTS
    | BROUGHT | {"death", "fell"}
)  # fmt: skip
# A sentence without any of these says nothing of how many were hurt, taken, held ...
TOLLS = (
    HANDLED | NOUNS.keys() | RISES
    | {"toll", "tolls", "hurt", "harmed", "life", "opfer", "bajas", "unhurt", "unharmed"}
)  # fmt: skip
TRIGGERS = TOLLS | CROWD | GATHER  # ... and without any of these, of how many took part
