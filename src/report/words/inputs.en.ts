import type { InputId } from "../../model/scenario/input-spec.ts";

const text = (name: string, what: string): InputText => ({ name, what });

const blocked = (use: string) => (state: string, form: string) =>
  text(`severity: ${state}, ${form}${use}`, "share of orders refused in this state of policy");
const project = (name: string, what: string) => (title: string) => text(`${name}: ${title}`, what);
const quote = (of: string, what: string) => (material: string) => text(`${of} of ${material}`, what);

export const inputTextsEn: InputTexts = {
  "policy.coverage.probability": text(
    "odds that civil use is covered",
    "probability that an unclear ban covers civil use",
  ),
  "policy.states.{state}.lasts": (state) => text(`duration: ${state}`, "how long this state of policy lasts"),
  "policy.states.{state}.next.{state}": (_, state) =>
    text(`odds of a turn to: ${state}`, "probability that this state of policy comes next"),
  "policy.states.{state}.country.{form}.civil.blocked": blocked(", civil use"),
  "policy.states.{state}.country.{form}.military.blocked": blocked(", military use"),
  "policy.states.{state}.world.{form}.blocked": blocked(", other countries"),
  "policy.states.{state}.alternativeWithheld": (state) =>
    text(`withheld by others: ${state}`, "share of other suppliers' output kept at home"),
  "policy.durations.{duration}": (states) => text(`duration: ${states}`, "how long these states of policy last"),
  "sectors.{sector}.smallness": (sector) =>
    text(`size of firms: ${sector}`, "how small they are; small ones hold a share of what large ones do"),
  "sectors.{sector}.firms": (sector) =>
    text(`number of firms: ${sector}`, "the more there are, the sooner one of them runs dry"),
  "sectors.{sector}.demandWeight": (sector) => text(`weight: ${sector}`, "share of the country's use"),
  "forms.{form}.useShare": (form) => text(`share that comes in as ${form}`, "of what the country uses"),
  "forms.{form}.countryShare": (form) => text(`the country's share: ${form}`, "of what the exporter sends abroad"),
  "alternativeSupply.projects.{project}.slip": (project) =>
    text(`delay: ${project}`, "how much later than planned the project starts"),
  "alternativeSupply.projects.{project}.firstYearYield": project(
    "output at first",
    "share of capacity that the project delivers when it starts",
  ),
  "alternativeSupply.projects.{project}.rampTime": project("ramp-up", "from the first output to full capacity"),
  "alternativeSupply.projects.{project}.firmShare": project(
    "share under contract",
    "of the output, bought by the country",
  ),
  "alternativeSupply.projects.{project}.availableShare": project(
    "share for sale",
    "of the output, most that the country may buy",
  ),
  "alternativeSupply.projects.{project}.capacity.{material}": (title, material) =>
    text(`capacity: ${title}, ${material}`, "output of the project at full capacity"),
  "licences.approval.{mood}": (mood) =>
    text(`approval of licences: ${mood}`, "probability that an application is granted"),
  "materials.{material}.demandShare": (material) => text(`share of ${material} in use`, "of all the metals together"),
  "materials.{material}.quotes.volatility": (material) =>
    text(`price noise of ${material}`, "how much its quotes move of themselves in a year"),
  "materials.{material}.quotes.domestic": quote("home quote", "in the exporter's own market, at the beginning"),
  "materials.{material}.quotes.fobOverDomestic": quote(
    "export price over home quote",
    "FOB over the home quote, at the beginning",
  ),
  "materials.{material}.quotes.ask": quote("ask", "quote outside the exporter's market, at the beginning"),
  "nationalStock.release.coverBelow": text(
    "release by cover",
    "released while makers' mean cover is below it, under that rule",
  ),
  "nationalStock.release.askAbove": text(
    "release by price",
    "released while the ask is above this multiple of its start, under that rule",
  ),
  "nationalStock.release.weeklyCap": text("pace of release", "most that is released, over usual use"),
  "nationalStock.release.floor": text("floor of release", "share of the stock that is never released"),
  "nationalStock.release.decisionLag": text("time to decide on release", "from what sets it off to the decision"),
  "nationalStock.release.deliveryLag": text("time to deliver released stock", "from the decision to the makers"),
  "nationalStock.release.refill": text("refill of the stock", "share of it bought back in a year once all is calm"),
  "policy.coverage.foundOutAfter": text(
    "time until coverage is clear",
    "until buyers know whether civil use is covered",
  ),
  "policy.settlement.lostSales": text("price of lost sales", "how much sooner lost sales make the exporter settle"),
  "policy.settlement.counterLeverage": text("counter-leverage", "how much sooner the buyers' leverage makes it settle"),
  "policy.settlement.lockIn": text("lock-in of the dispute", "how much later it settles as neither side can retract"),
  "demand.total": text("use before the shock", "tonnes of all the metals together used in a year"),
  "demand.elasticity": text("price elasticity of use", "how far use falls when the price paid rises"),
  "demand.elasticityLag": text("lag of use behind price", "time in which use answers to the price paid"),
  "demand.thrift.headroom": text("headroom of thrift", "largest share of use that saving can take off"),
  "demand.thrift.startLag": text("delay of thrift", "from the first shortage to the first savings"),
  "demand.thrift.timeConstant": text("speed of thrift", "time in which savings build up"),
  "demand.thrift.reversal": text("persistence of thrift", "how much slower savings are given up than made"),
  "demand.redesign.qualification": text("time to redesign", "until designs without the metal are qualified"),
  "demand.redesign.rate": text("pace of redesign", "share of use that new designs replace in a year"),
  "makers.cover": text("stock of large makers", "months of use in stock at the start"),
  "makers.smallOverLarge": text("stock of small makers", "months in stock, over those of large makers"),
  "makers.sharing": text("sharing among partners", "how much of a dry firm's shortage partners make good"),
  "makers.rationable": text("what can be rationed away", "share of need saved in a quarter at no loss of output"),
  "makers.firmSpread": text("spread among firms", "how far firms of a sector differ in stock"),
  "orders.adjustmentTime": text("speed of reordering", "time in which buyers mean to close a gap in stock"),
  "orders.supplyLineWeight": text("attention to orders placed", "share of the supply line that buyers account for"),
  "orders.hoardCover": text("hoarding", "weeks of extra stock wanted at full fear"),
  "orders.fearTime": text("duration of fear", "how long fear outlasts what set it off"),
  "orders.qualification": text("switching between forms", "time in which a use is qualified for another form"),
  "others.cover": text("stocks of other buyers", "months of use in stock outside exporter and country"),
  "licences.deskSpread": text("favours of the licence office", "how far its odds differ between lanes"),
  "licences.lotsPerWeek": text("number of applications", "lots in which a week's usual flow is applied for"),
  "licences.wait": text("wait for a licence", "mean time from an application to the answer"),
  "licences.suspendedShare": text("reviews suspended by a ban", "share of the work on open applications that rests"),
  "leakage.ceiling": text("ceiling of leakage", "largest share of a blocked flow that comes by other ways"),
  "leakage.lag": text("delay of leakage", "time in which smuggling follows the price gap"),
  "leakage.enforcementTime": text("speed of enforcement", "time in which the ways of leakage are closed"),
  "shipments.transit": text("time in transit", "from loading to arrival"),
  "shipments.catchUp": text("speed of catching up", "time in which waiting orders are worked off"),
  "shipments.surge": text("surge in loading", "most that can be loaded, over the usual flow"),
  "nationalStock.held": text("size of the national stock", "days of usual use held by the state at the start"),
  "recycling.cap": text("ceiling of recycling", "most that recycling adds, over usual use"),
  "recycling.timeConstant": text("speed of recycling", "time in which recycling gets there"),
  "quotes.halfLife": text("half-life of price swings", "time in which half of a price swing fades"),
  "quotes.askSensitivity": text("sensitivity of the ask", "how strongly the ask answers to scarcity"),
  "quotes.askResponseTime": text("speed of the ask", "time in which the ask sees a change in supply"),
  "quotes.contractInterval": text("interval of contracts", "time from one repricing of contracts to the next"),
  "quotes.correlation": text("correlation of price noise", "how much the quotes of two metals move together"),
  "quotes.jumps.rate": text("price jumps in a year", "how often the exporter's home market jumps"),
  "quotes.jumps.median": text("size of a price jump", "factor on the home quote at the median jump"),
  "quotes.jumps.spread": text("spread of price jumps", "how much one jump differs from another"),
  "ownPrices.position": text("path of own prices", "which of the user's own price paths a run has"),
  "quotes.spotShare": text("share bought at the ask", "purchases at the spot ask, over usual use"),
  "market.mostMultiple": text(
    "most that a buyer pays",
    "price at which the least valuable line stands still, over FOB at the beginning",
  ),
  "squeeze.hazard": text("frequency of squeezes", "how often supply in the exporter's own market is cut"),
  "squeeze.cut": text("depth of a squeeze", "share of supply to the exporter's own market that a squeeze takes away"),
  "squeeze.lasts": text("length of a squeeze", "how long the exporter's own market is short"),
  "squeeze.shortElasticity": text(
    "early elasticity in a squeeze",
    "how far use in the exporter's market yields at first",
  ),
  "squeeze.longElasticity": text("late elasticity in a squeeze", "how far use in the exporter's market yields in time"),
  "squeeze.responseTime": text("speed of prices in a squeeze", "time in which the home quote answers"),
  "squeeze.adjustmentTime": text("speed of use in a squeeze", "time from the early elasticity to the late one"),
  "squeeze.speculatorsWealth": text("wealth of speculators", "most that they can hold, in weeks of the market's use"),
  "squeeze.trendTime": text("memory of speculators", "time over which speculators read the trend"),
  "outcomes.briefWithin": text("bound of a brief standoff", "how long a restriction may last and still count as brief"),
  "outcomes.fragmentedFrom": text(
    "bound of fragmentation",
    "how long others must restrict for the market to count as split",
  ),
  "outcomes.lineStopShare": text("bound of a line stop", "share of need lacking at which a line stops"),
  "loss.gdp": text("gross domestic product", "output of a year, to which losses are held"),
  "loss.yearLow": text("output at stake, low", "share of GDP lost in a year of standstill, low reading"),
  "loss.yearHigh": text("output at stake, high", "share of GDP lost in a year of standstill, high reading"),
};

/** What is luck, and drawn once a run. */
export const luckTextsEn: LuckTexts = {
  "policy.coverage": text("coverage of civil use", "whether an unclear ban turns out to cover civil use"),
  "licences.favour": text("favour of the licence office", "whether this lane is treated better than others"),
};

/** An input in plain words: what a reader would call it, and what it is. */
export type InputText = { readonly name: string; readonly what: string };

/** By input; one that stands once a state, sector, form, project or material is given the titles of those, in the order of its path. */
export type InputTexts = {
  readonly [Id in InputId]: Id extends `${string}{${string}` ? (...titles: readonly string[]) => InputText : InputText;
};

export type LuckTexts = Readonly<Record<"policy.coverage" | "licences.favour", InputText>>;
