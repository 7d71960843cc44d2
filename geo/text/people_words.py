"""The words that a phrase of people is made of, and those that end it. All words are folded."""

from __future__ import annotations

from geo.text.figure_words import GATHER, SUFFERED, VERBS
from geo.text.words import word_set

BE = word_set(
    """a-ete are avoir be been being est ete fue fueron furent get gets getting got ha han is
    ist resultaron resulto sido sind son sont was werden were wird worden wurde wurden"""
)
SINGULAR_BE = word_set("fue is was wurde")
HAVE = word_set("haben had has hat hatten have having")
# Between the people and what befell them: "were also reportedly killed".
ADVERBS = word_set(
    """accidentally all allegedly already also apparently at badly beaten being believed blown
    bombed both brutally burned burnt confirmed critically dabei deliberately dilaporkan
    either embraced extrajudicially fatally feared found gravely gravemente grievement
    hacked have immediately indiscriminately instantly just known later left leicht
    lightly mistakenly mortally not officially only presumed previously reported reportedly
    said schwer seriously severely shot slightly stabbed still subsequently successfully
    summarily taken then thought to tragically violently"""
)
PREPOSITIONS = word_set(
    """across after against along amid around as at because before bei beim between by dalam
    dans despite di durante durch during en following for from im in inside into ketika lors
    nach near oleh on outside over pada par por pres saat since sur through toward towards
    tras und under von when where while with within"""
)
# After these come people who are counted already.
INCLUDING = word_set(
    """among comprising darunter dont entre including incluida incluido incluidos incluyendo
    mostly termasuk whom"""
)
CLAUSE = word_set(
    """after although as because before but if saying since that though until when where
    whereas which while"""
)
STOPS = word_set(". ; : ! ? … — |")
# What joins people in a list.
LISTS = word_set(", and plus y et und dan well as ( &")
HANGS_ON = word_set("at belonging from in near of with")
# "As" begins no clause after these.
USED_AS = word_set("used known described posing working well")
# One person stands behind these, or one of the kin behind those.
ARTICLES = word_set("a an ein eine einen seorang un una une")
POSSESSIVES = word_set("her his its their")
KIN = word_set(
    """aunt baby bodyguard brother child colleague cousin daughter deputy driver father fiancee
    friend granddaughter grandfather grandmother grandson husband mother neighbor neighbour
    nephew niece partner sister son uncle wife"""
)
# "A family of seven".
BODIES = word_set("crowd family group number team total")
# "Killed the governor", "Woman killed": one person.
PERSONS = word_set(
    """activist ambassador assailant attacker baby bishop blogger bodyguard bomber boy
    businessman businesswoman cameraman candidate captain chief child civilian cleric
    colonel commander constable councillor demonstrator diplomat doctor driver engineer
    envoy farmer fighter financier fisherman foreigner general girl governor guard gunman
    herder hostage imam infant inmate insurgent journalist judge kingpin lawmaker lawyer
    leader lieutenant major man mastermind mayor migrant militant miner minister monk
    motorist nurse officer paratrooper passenger pastor peacekeeper pedestrian pensioner
    photographer pilot policeman policewoman politician president priest prisoner prosecutor
    protester protestor ranger rebel reporter resident ringleader scientist senator sergeant
    settler shopkeeper soldier spokesman student suspect teacher teen teenager terrorist
    toddler tourist trader trooper vendor villager woman worker youth"""
)
MANY = word_set(
    """army children crew livestock men military others people personnel police staff troops
    women youth"""
)
NO_PERSON = word_set(
    """anyone anybody someone somebody everyone civilians families he it many nobody none one
    people she there they we who you"""
)
MONTHS = word_set(
    """apr april aug august dec december dezember feb februar february jan januar january jul
    juli july jun june juni mai mar march marz may nov november oct october oktober sep sept
    september"""
)
# A number after these counts no people.
NO_COUNT_BEFORE = word_set("$ € £ aged age no number article")
# A number before these counts no people.
UNITS = word_set(
    """bird birds chicken chickens poultry pigs horses dogs elephants block blocks street
    streets % a.m acres aircraft airstrike airstrikes am animals anos ans area areas armies
    attack attacks barrels base bases batch batches blast blasts boat boats bomb bombs
    building buildings bulan bullet bullets bus buses camels camp camps car cars case cases
    cattle ceasefire cents century checkpoint checkpoints church churches cities city clash
    clashes companies countries country cows day days decade decades degrees demands
    demonstrations desa direction directions district districts dollar dollars drone drones
    euro euros explosion explosions families family feet floors foot front fronts goats
    grenade grenades groups gun guns gunshots hari hectares helicopter helicopters hen home
    homes hospital hospitals hour hours house houses incident incidents jahre jahren jam jet
    jets jours kendaraan kg kilo kilogram kilogrammes kilograms kilometer kilometers
    kilometre kilometres kilometros kilos km kph liters litres livestock location locations
    marches meter meters metre metres mile miles mine mines minute minutes missile missiles
    mois month months mortals mortar mortars mosque mosques motorbike motorbikes motorcycle
    motorcycles mph nations nd neighborhood neighborhoods neighbourhood neighbourhoods
    operation operations organisations organizations outpost outposts p p.m part parties
    parts party pct per percent persen phase plane planes pm points polling position
    positions pounds protests province provinces provinsi raid raids rallies rd rifle rifles
    rocket rockets ronda round rounds rumah rupees school schools seats second seconds sheep
    shell shells ship ships shop shops sides site sites st stage state states stations
    storey stories strike strikes stunden tage tahun tank tanks target targets term terms th
    time times tires ton tonne tonnes tons town towns truce truck trucks tyres uavs unit
    vehicle vehicles vessel vessels village villages votes warplane warplanes wave waves way
    weapon weapons week weeks wounds year years"""
)
# Nor is one of these a person.
THINGS = UNITS | word_set(
    """injury wound bullet gunshot
    accident agreement ambush army attempt battle bill bombardment bombing convoy couple cow
    crackdown crash crowd deal demonstration dog fight fire firefight government group
    gunbattle gunfight hope hopes idea it law market none number plan police policy process
    protest region report result series shelling shooting shootout situation statement that
    there this toll total what team patrol checkpoint platoon battalion delegation committee"""
)
_OTHER_VERBS = word_set(
    """according ambushed attacked began burned burnt came captured carried caused claimed
    claims clashed climbed confirmed could crashed damaged destroyed detonated did do does
    exploded fell fired fled go happened hit launched leaves leaving led left may might not
    occurred opened place raided reported resulted rose said saying says seized shot should
    stood stormed struck suffered sustained received targeted tells threatened told took used vowed
    warned went were will would"""
)
INSIDE = word_set("of the 's de other others his her their")
ENDS_PHRASE = (
    PREPOSITIONS | CLAUSE | BE | HAVE | INCLUDING | ADVERBS | STOPS | _OTHER_VERBS | VERBS | GATHER
    | SUFFERED.keys()
    | word_set("a an and or who y et ont oder dan lost suffered sustained")
    | word_set("casualties fatalities deaths injuries last overnight yesterday today")
    | word_set("monday tuesday wednesday thursday friday saturday sunday")
)  # fmt: skip
# "Injured five men, one seriously": the one is among the five.
BADLY = word_set("seriously critically fatally gravely severely slightly lightly badly schwer")
