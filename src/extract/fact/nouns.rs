//! What common nouns stand for: job titles, measures, businesses, parties without a name. A new word is added to its list.

use super::types::Role;
use crate::extract::clause::words::one_of;

/// Countries and seats of power that act as authorities.
pub fn is_state(word: &str) -> bool {
    one_of(
        word,
        "uk|us|u.s|usa|eu|britain|china|india|japan|germany|france|italy|spain|canada|australia|russia|brazil|mexico\
             |ireland|netherlands|belgium|poland|sweden|norway|denmark|finland|switzerland|austria|turkey|israel|egypt\
             |nigeria|kenya|singapore|taiwan|vietnam|indonesia|malaysia|thailand|korea|brussels|washington|beijing|london\
             |moscow|tokyo|delhi|states|kingdom|union|europe|california|texas|pakistan|bangladesh|argentina|chile|peru|colombia\
             |portugal|greece|hungary|romania|czechia|slovakia|bulgaria|croatia|serbia|slovenia|estonia|latvia|lithuania|ukraine\
             |iceland|luxembourg|malta|cyprus|qatar|bahrain|kuwait|oman|jordan|iraq|iran|kazakhstan|uzbekistan|georgia|philippines|cambodia\
             |myanmar|nepal|morocco|algeria|tunisia|ethiopia|ghana|tanzania|uganda|rwanda|zambia|zimbabwe|mozambique|angola|namibia|botswana\
             |senegal|cameroon|guinea|congo|mali|bolivia|ecuador|uruguay|paraguay|venezuela|panama|cuba|jamaica|scotland|wales|bavaria\
             |arabia|emirates|zealand|lanka|paris|berlin|madrid|rome|ottawa|canberra|seoul|taipei|jakarta|ankara|kyiv|florida|ontario|quebec",
    )
}

/// Parties without a name that a role may have.
pub fn is_unnamed_party(word: &str, role: Role) -> bool {
    let authority = one_of(
        word,
        "regulator|regulators|government|watchdog|court|authority|authorities|inspectorate|ombudsman|commissioner|ministers|lawmakers|judge|jury|tribunal|police\
             |prosecutors|council|parliament|commission|ministry|officials|senate|congress|agency|administration\
             |governments|office|bureau|department|customs|cabinet|legislators|judges|magistrate|magistrates|mayor|minister|arbitrators|prosecutor|inspectors\
             |councillors|councilors|supervisor|supervisors|senators|mps|legislature|attorney-general|referee|trustbusters|investigators|secretary|chancellor",
    );
    match role {
        Role::Authority => authority,
        Role::Claimant | Role::Defendant => {
            authority
                || one_of(
                    word,
                    "investors|shareholders|users|customers|workers|employees|families|group|union|consumers|owners|residents|creditors|bondholders\
                     |passengers|drivers|farmers|fishermen|villagers|tenants|landlords|landlord|patients|parents|staff|campaigners|activists|charity|liquidators\
                     |administrators|rivals|rival|authors|artists|publishers|inventor|founders|founder|unions|growers|miners|subscribers|motorists|pilots|nurses\
                     |plaintiffs|plaintiff|executives|executive|banker|bankers|trader|chairman|boss|states|franchisees|suppliers|merchants|retailers|dealers|women|doctors|musicians|songwriters\
                     |labels|studios|directors|contractors|traders|savers|policyholders|pensioners|sellers|developers|writers|photographers|regulators",
                )
        }
        Role::Customer | Role::Target => {
            authority
                || one_of(
                    word,
                    "operators|carriers|retailers|supermarkets|shops|restaurants|hotels|brands|governments|hospitals|schools|army|navy|airlines|banks|authority|airline|operator|retailer|bank\
                     |utility|customer|client|buyer|city|railway|force|university|carmaker|maker|shipowner|carmakers|airport|airports|farmers|miners\
                     |universities|insurers|insurer|lenders|lender|hospital|school|police|shipyard|shipyards|yard|refinery|owners|contractors|municipality|town",
                )
        }
        Role::Investors | Role::Investor | Role::Buyer | Role::Acquirer | Role::Lead => one_of(
            word,
            "investors|investor|consortium|shareholders|fund|funds|group|banks|government|bidder|buyer|lenders|family|founders|management|managers\
                     |employees|farmers|charity|state|ministry|foundation|backers|owners|syndicate|conglomerate|rival|interests|members|angels|bank|charities|city|council|union|billionaire|entrepreneur",
        ),
        Role::Forecaster => one_of(
            word,
            "analysts|economists|analyst|brokers|market|forecasters|bankers|traders|experts|consultants|strategists|economist|investors|researchers",
        ),
        Role::Parties => {
            matches!(word, "researchers" | "universities" | "carmakers" | "banks" | "operators" | "ministry" | "government")
        }
        _ => false,
    }
}

/// What companies buy from and sell to each other whole.
pub fn is_business(word: &str) -> bool {
    let listed = |word: &str| {
        one_of(
            word,
            "business|unit|arm|division|subsidiary|operation|brand|portfolio|asset|assets|plant|factory|site|building\
             |headquarters|land|property|technology|rights|licence|fleet|store|shop|chain|branch|mine|field|terminal|port\
             |airport|hotel|gasworks|works|hub|company|firm|startup|start-up|rival|maker|manufacturer|supplier|retailer|bank|network|studio\
             |club|estate|centre|center|farm|holding|stake|interest|group|specialist|developer|provider|operator|refinery\
             |warehouse|patents|publisher|shipyard|yard|pub|restaurant|mill|brewery|lab|laboratory|hospital|clinic|school\
             |tower|depot|smelter|wing|concession|concern|practice|agency|consultancy|title|daily|weekly|newspaper|magazine|channel\
             |book|quarry|cinema|theatre|garage|facility|mast|complex|campus|dealership|bakery|dairy|foundry|casino|resort|park|pipeline|vineyard|distillery|franchise|platform|app|website|line|range",
        )
    };
    let singular = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
    listed(word)
        || word.strip_suffix('s').is_some_and(listed)
        || word.strip_suffix("es").is_some_and(listed)
        || singular.is_some_and(|word| listed(&word))
}

/// Nouns that name no thing one could deal in.
pub fn is_empty_noun(word: &str) -> bool {
    one_of(
        word,
        "way|time|year|years|month|months|week|day|days|part|parts|lot|number|range|case|fact|terms|total|addition\
             |order|effort|bid|move|deal|agreement|contract|stake|share|return|cash|amount|price|value|costs|cost|result\
             |results|end|start|rest|half|third|quarter|future|past|stock|shares|people|idea|attention|place|notes\
             |steps|step|everything|one|ones",
    )
}

/// The words that head a job title.
pub fn is_job(word: &str) -> bool {
    one_of(
        word,
        "executive|ceo|cfo|cto|coo|cio|cmo|chairman|chairwoman|chair|chairperson|president|vice-president|director\
             |manager|head|officer|chief|partner|boss|founder|co-founder|dean|provost|chancellor|vice-chancellor|secretary\
             |treasurer|counsel|lead|member|adviser|advisor|governor|minister|leader|editor|professor|scientist|economist\
             |controller|principal|trustee|ceos|vp|md|svp|evp|architect|commissioner|deputy|executive-chairman|role|engineer\
             |designer|spokesman|spokeswoman|ambassador|consultant|strategist|technologist|researcher|president-designate\
             |successor|chair-designate|coach|co-head|co-chief|co-chair|co-chairman|co-president|co-director|under-secretary|vice-chairman|vice-chair",
    )
}

/// What results measure.
pub fn is_metric(word: &str) -> bool {
    one_of(
        word,
        "revenue|revenues|sales|profit|profits|loss|losses|income|earnings|turnover|margin|margins|ebitda|ebit|ebita\
             |eps|dividend|dividends|orders|bookings|shipments|deliveries|users|subscribers|customers|passengers|output\
             |production|costs|debt|debts|backlog|volume|volumes|exports|imports|assets|deposits|headcount|spending|capex\
             |downloads|visits|value|level|visitors|traffic|surplus|deficit|receipts|cash|flow|expenses|expenditure|share|shares|stock|price\
             |prices|rate|rates|inflation|gdp|growth|market|demand|workforce|members|membership|capacity|valuation\
             |subscriptions|accounts|loans|lending|fees|rent|rents|funding|investment|donations|registrations|footfall\
             |yield|unemployment|economy|vacancy|numbers|capitalisation|capitalization|like-for-likes|stores|intake|pipeline|base|occupancy\
             |units|charge|charges|provisions|savings|synergies|overdraft|budget|impairment|compensation|refunds|royalties\
             |tax|interest|payout|bill|takings|billings|inventory|inventories|guests|gmv|arr|premiums|installations|deployments|additions|claims|reserves|wages|salaries|pay|consumption|usage|audience|circulation\
             |readership|factor|buyback|buybacks|transactions|applications|enquiries|complaints|permits|starts|cancellations|withdrawals|inflows|outflows|redemptions|journeys|trips|reservations|completions|visitors|viewers|listeners|emissions|arrivals|throughput|tonnage|bonuses|thefts|tuition|book|result|results|clicks|contracts\
             |surcharge|surcharges|fare|fares|fee|toll|tolls|tariff|tariffs|ratio|ratios|yields|bond|bonds|leverage|liquidity|turnover|overheads\
             |fatalities|enrolment|enrolments|admissions|attendance|ridership|patients|students|pupils|reach|impressions|installs|churn|utilisation|utilization\
             |productivity|efficiency|penetration|ownership|stockpile|stockpiles|stocks|quota|intakes|births|permits|approvals|lettings|rentals|orders|openings|gearing\
             |fleet|harvest|crop|catch|herd|score|rating|ratings|wage|salary|bonus|net|remittances|grants|subsidy|subsidies|commission|commissions|mortgages|borrowing|borrowings|payments|return|returns|spend|outlay|outlays|contribution|contributions|raised|loyalty|basket|payroll|damage|bitcoin|dollar|euro|yen|gold|silver|copper|nickel|aluminium|zinc|lithium|wheat|cocoa|oil|crude|brent|futures|hit|outflow|inflow|writedown|write-down|writedowns|write-downs|sterling|greenback|yuan|renminbi|rouble|lira",
    )
}
