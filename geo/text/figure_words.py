"""The words that figures of people hang on: killed, wounded, dead, toll, including, and their kin.

English first; the commonest forms of German, Spanish, French and Indonesian reports beside them.
All words are folded (see ``geo.text.words.fold``).
"""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# A participle or a past tense: "five killed", "was killed", "troops killed five".
BOTH = {
    "killed": _set(
        """killed slain slaughtered murdered massacred executed assassinated beheaded lynched neutralized
        neutralised eliminated decapitated electrocuted martyred hanged butchered killled fatally
        getotet erschossen ermordet tues tue tuees tuee assassines asesinados asesinado asesinadas
        asesinada muertos muerto muertas muerta ultimados tewas terbunuh dibunuh"""
    ),
    "injured": _set(
        """injured wounded hurt maimed hospitalized hospitalised verletzt verwundet blesses blesse blessees
        blessee heridos herido heridas herida lesionados terluka luka cedera dilukai"""
    ),
    "abducted": _set(
        """abducted kidnapped enlevees enleve enleves secuestrados secuestrado secuestradas diculik
        entfuhrt disandera"""
    ),
    "arrested": _set(
        """arrested detained apprehended jailed imprisoned festgenommen verhaftet arretes interpelles
        detenidos arrestados detenido ditangkap ditahan"""
    ),
    "released": _set("freed released rescued liberated freigelassen liberes liberados dibebaskan"),
    "displaced": _set("displaced evacuated vertrieben deplaces desplazados desplazadas mengungsi"),
}  # fmt: skip
# Only ever done to somebody: the object follows.
ACTIVE = {
    "killed": _set(
        """kills kill killing murder assassinate execute massacre behead slay murders murdering slays slaying executes executing assassinates
        assassinating beheading beheads massacres massacring lynches totet toteten totete tuant tuent mato
        mataron matan mata asesinaron asesino asesinan menewaskan membunuh neutralizes neutralises"""
    ),
    "injured": _set(
        "injures injure injuring wounds wound wounding hurting maiming hirio hirieron blessant melukai verletzte"
    ),
    "abducted": _set(
        "abducts abduct abducting kidnaps kidnap kidnapping secuestraron secuestro menculik entfuhrten enlevent"
    ),
    "arrested": _set(
        "arrests arresting detains detaining apprehends arreste arrestan detienen detuvieron menangkap"
    ),
    "released": _set("frees freeing releases releasing rescues rescuing"),
    "displaced": _set("displaces displacing"),
}
# Only ever suffered: the subject stands before (or, in Spanish, after).
SUFFERED = {
    "killed": _set(
        """died dies die perished perish dead drowned starb starben stirbt sterben tot tote toter toten
        todesopfer murio murieron muere mueren fallecio fallecieron fallecidos morts mort mortes meurent
        meninggal gugur"""
    ),
    "injured": _set("verletzte verletzter verletzten verwundete korban-luka"),
}
# Nouns that count by themselves: "12 deaths".
NOUNS = {
    "killed": _set("deaths fatalities fatality death killings murders lives dead bodies corpses martyrs muertes"),
    "injured": _set("injuries injury wounded injured"),
    "casualties": _set("casualties casualty victims victimas victimes korban"),
    "arrested": _set("arrests detentions detainees"),
    "abducted": _set("hostages abductees captives"),
    "displaced": _set("idps"),
}
# "the killing of", "the deaths of": what follows is the one who died.
OF_NOUNS = {
    "killed": _set("killing killings death deaths murder murders assassination assassinations execution lives beheading lynching slaying slayings massacre executions muerte mort tod bodies body"),
    "injured": _set("wounding injuring"),
    "abducted": _set("abduction abductions kidnapping kidnappings"),
    "arrested": _set("arrest arrests detention detentions"),
    "released": _set("release"),
}  # fmt: skip
BE = _set(
    """was were is are been be being get gets got getting wurde wurden worden ist sind wird werden fue
    fueron ha han sido resulto resultaron son est sont ete furent avoir a-ete"""
)
SINGULAR_BE = _set("was is wurde fue")
HAVE = _set("have has had having haben hat hatten")
ADVERBS = _set(
    """also reportedly allegedly later confirmed then still all both either immediately critically seriously
    severely badly slightly lightly gravely mortally fatally brutally subsequently previously instantly
    already believed feared thought presumed reported summarily extrajudicially deliberately accidentally
    mistakenly tragically at not violently indiscriminately successfully known schwer leicht dabei gravemente
    grievement left found shot stabbed hacked burned burnt beaten gunned bombed blown officially said to
    have being taken only just apparently dilaporkan"""
)
PREPOSITIONS = _set(
    """in at on by near during after as when since following amid outside inside around while because
    before under against with within into along across where over between for from despite through
    toward towards en por durante tras sur dans pres lors par di pada dalam oleh saat ketika bei von
    durch nach im beim und"""
)
INCLUDING = _set(
    "including among darunter incluidos incluyendo incluido incluida entre dont termasuk whom mostly comprising"
)
CLAUSE = _set(
    "that which after when while as because before since if although though but where until whereas saying"
)
HYPOTHETICAL = _set("to could would might may can will must should not cannot never")
NOBODY = _set(
    "no nobody none without neither keine kein ningun aucun tanpa tidak sin nadie personne"
)
# After a number these are not people.
UNITS = _set(
    """year years month months week weeks day days hour hours minute minutes second seconds km kilometre
    kilometres kilometer kilometers mile miles metre metres meter meters feet foot percent per pct % dollar dollars euro euros
    times time th st nd rd p pm am a.m p.m way decade decades century kg kilos kilogram kilograms
    kilogrammes tonne tonnes tons ton acres hectares degrees points cents pounds rupees
    family families house houses home homes building buildings vehicle vehicles car cars truck trucks bus buses boat boats
    village villages town towns city cities district districts province provinces state states country
    countries school schools hospital hospitals shop shops church churches mosque mosques base bases
    camp camps site sites target targets position positions outpost outposts checkpoint checkpoints
    missile missiles rocket rockets drone drones uavs bomb bombs shell shells mortar mortars mortals grenade
    grenades mine mines strike strikes airstrike airstrikes raid raids attack attacks explosion explosions
    blast blasts clash clashes incident incidents bullet bullets round rounds gun guns rifle rifles weapon
    weapons tank tanks aircraft helicopter helicopters jet jets warplane warplanes plane planes ship ships vessel
    vessels motorcycle motorcycles motorbike motorbikes animals cattle cows goats sheep camels hen
    livestock front fronts phase stage round part parts case cases others-percent jahre jahren tage stunden
    anos ans mois jours tahun bulan hari jam persen kilo ronda provinsi desa rumah kendaraan
    direction directions gunshots wounds stories storey floors polling seats votes million-dollar kph mph barrels litres liters
    location locations area areas neighborhood neighborhoods neighbourhood neighbourhoods front-line batch
    batches ceasefire truce demands points-of sides parties wave waves term terms rallies protests
    demonstrations marches tires tyres stations kilometros kilometres-carre operations operation organizations organisations
    groups nations companies party armies unit suspects-vehicles"""
)
# One person, when an article stands before: the head may be any noun, so things are listed instead.
THINGS = UNITS | _set(
    """number series group groups toll report result total statement shooting gunfight firefight battle
    fight operation crackdown ambush bombing fire shootout gunbattle shelling bombardment accident crash
    wave man-made ceasefire clashes protest demonstration convoy crowd family couple dog cow none
    market police army it this that there what building house car truck bus village town city country
    region area situation policy plan deal bill law hope hopes idea process government attempt agreement"""
)
PEOPLE_ONE = _set("him her himself themselves")
