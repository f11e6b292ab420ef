"""The names of schema.org, and which properties the common types have."""

from functools import cache
from importlib.resources import files

from domain.grading.markup import names_in


@cache
def terms() -> frozenset[str]:
    """Return every type and property of schema.org, as the rdflib package lists them.

    Kept as a text file, because importing rdflib takes longer than grading a page. A test compares
    the two; write the file anew from `rdflib.SDO.__annotations__` when they differ.
    """
    listed = files("domain.grading.seo") / "schema_org_terms.txt"
    profiled = frozenset[str]().union(*PROPERTIES.values())
    return frozenset(listed.read_text(encoding="utf-8").split()) | profiled | ORGANIZATIONS | _NEWER


_NEWER = names_in(
    "PublicHolidays Monday Tuesday Wednesday Thursday Friday Saturday Sunday Certification MemberProgram"
    " MemberProgramTier hasTiers ProductGroup hasVariant variesBy isVariantOf productGroupID"
    " inProductGroupWithID OnlineBusiness OnlineStore OnlineMarketplace VacationRental ConferenceEvent"
    " PerformingArtsEvent subjectOf certificationIdentification certificationStatus issuedBy validIn"
    " MerchantReturnPolicy MerchantReturnPolicySeasonalOverride ShippingService ShippingConditions"
    " hasShippingConditions hasAdultConsideration asin mobileUrl loyaltyProgramDescription"
    " hasMeasurement sizeSystem sizeGroup hasEnergyConsumptionDetails isbn"
)
"""Added to schema.org after the copy rdflib carries."""

BUSINESSES = names_in(
    "LocalBusiness AnimalShelter ArchiveOrganization AutomotiveBusiness AutoBodyShop AutoDealer"
    " AutoPartsStore AutoRental AutoRepair AutoWash GasStation MotorcycleDealer MotorcycleRepair"
    " ChildCare Dentist DryCleaningOrLaundry EmergencyService FireStation Hospital PoliceStation"
    " EmploymentAgency EntertainmentBusiness AmusementPark ArtGallery Casino ComedyClub MovieTheater"
    " NightClub FinancialService AccountingService AutomatedTeller BankOrCreditUnion InsuranceAgency"
    " FoodEstablishment Bakery BarOrPub Brewery CafeOrCoffeeShop Distillery FastFoodRestaurant"
    " IceCreamShop Restaurant Winery GovernmentOffice PostOffice HealthAndBeautyBusiness BeautySalon"
    " DaySpa HairSalon HealthClub NailSalon TattooParlor HomeAndConstructionBusiness Electrician"
    " GeneralContractor HVACBusiness HousePainter Locksmith MovingCompany Plumber RoofingContractor"
    " InternetCafe LegalService Attorney Notary Library LodgingBusiness BedAndBreakfast Campground"
    " Hostel Hotel Motel Resort SkiResort VacationRental MedicalBusiness CommunityHealth"
    " Dermatology DietNutrition Emergency Geriatric Gynecologic MedicalClinic Midwifery Nursing"
    " Obstetric Oncologic Optician Optometric Otolaryngologic Pediatric Pharmacy Physician Physiotherapy"
    " PlasticSurgery Podiatric PrimaryCare Psychiatric PublicHealth ProfessionalService RadioStation"
    " RealEstateAgent RecyclingCenter SelfStorage ShoppingCenter SportsActivityLocation BowlingAlley"
    " ExerciseGym GolfCourse PublicSwimmingPool SportsClub StadiumOrArena TennisComplex Store BikeStore"
    " BookStore ClothingStore ComputerStore ConvenienceStore DepartmentStore ElectronicsStore Florist"
    " FurnitureStore GardenStore GroceryStore HardwareStore HobbyShop HomeGoodsStore JewelryStore"
    " LiquorStore MensClothingStore MobilePhoneStore MovieRentalStore MusicStore OfficeEquipmentStore"
    " OutletStore PawnShop PetStore ShoeStore SportingGoodsStore TireShop ToyStore WholesaleStore"
    " TelevisionStation TouristInformationCenter TravelAgency VeterinaryCare IndividualPhysician PhysiciansOffice"
)
"""`LocalBusiness` and what is one."""

ORGANIZATIONS = BUSINESSES | names_in(
    "Organization Corporation EducationalOrganization School CollegeOrUniversity NGO Nonprofit"
    " MedicalOrganization OnlineBusiness OnlineStore NewsMediaOrganization PerformingGroup MusicGroup"
    " SportsOrganization SportsTeam GovernmentOrganization Airline Consortium WorkersUnion Project"
)

_THING = names_in(
    "additionalType alternateName description disambiguatingDescription identifier image"
    " mainEntityOfPage name potentialAction sameAs subjectOf url owner"
)
_CREATIVE = _THING | names_in(
    "about abstract accessMode accessModeSufficient accessibilityAPI accessibilityControl"
    " accessibilityFeature accessibilityHazard accessibilitySummary accountablePerson"
    " acquireLicensePage aggregateRating alternativeHeadline archivedAt assesses associatedMedia"
    " audience audio author award awards character citation comment commentCount"
    " conditionsOfAccess contentLocation contentRating contentReferenceTime contributor"
    " copyrightHolder copyrightNotice copyrightYear correction countryOfOrigin creativeWorkStatus"
    " creator creditText dateCreated dateModified datePublished digitalSourceType discussionUrl"
    " displayLocation editEIDR editor educationalAlignment educationalLevel educationalUse encoding"
    " encodingFormat encodings exampleOfWork expires fileFormat funder funding genre hasPart headline"
    " inLanguage interactionStatistic interactivityType interpretedAsClaim isAccessibleForFree"
    " isBasedOn isBasedOnUrl isFamilyFriendly isPartOf keywords learningResourceType license"
    " locationCreated mainEntity maintainer material materialExtent mentions offers pattern position"
    " producer provider publication publisher publisherImprint publishingPrinciples recordedAt"
    " releasedEvent review reviews schemaVersion sdDatePublished sdLicense sdPublisher size"
    " sourceOrganization spatial spatialCoverage sponsor teaches temporal temporalCoverage text"
    " thumbnail thumbnailUrl timeRequired translationOfWork translator typicalAgeRange usageInfo"
    " version video wordCount workExample workTranslation isbn"
)
_ORGANIZATION = _THING | names_in(
    "acceptedPaymentMethod actionableFeedbackPolicy address agentInteractionStatistic aggregateRating"
    " alumni areaServed award awards brand companyRegistration contactPoint contactPoints"
    " correctionsPolicy department dissolutionDate diversityPolicy diversityStaffingReport duns email"
    " employee employees ethicsPolicy event events faxNumber founder founders foundingDate"
    " foundingLocation funder funding globalLocationNumber hasCertification hasCredential"
    " hasGS1DigitalLink hasMemberProgram hasMerchantReturnPolicy hasOfferCatalog hasPOS hasShippingService"
    " interactionStatistic isicV4 iso6523Code keywords knowsAbout knowsLanguage legalAddress legalName"
    " legalRepresentative leiCode location logo makesOffer member memberOf members naics"
    " nonprofitStatus numberOfEmployees ownershipFundingInfo owns parentOrganization publishingPrinciples"
    " review reviews seeks serviceArea skills slogan sponsor subOrganization taxID telephone"
    " unnamedSourcesPolicy vatID"
)
_PLACE = names_in(
    "additionalProperty amenityFeature branchCode containedIn containedInPlace containsPlace faxNumber geo"
    " geoContains geoCoveredBy geoCovers geoCrosses geoDisjoint geoEquals geoIntersects geoOverlaps"
    " geoTouches geoWithin hasDriveThroughService hasMap isAccessibleForFree latitude longitude map maps"
    " maximumAttendeeCapacity openingHoursSpecification photo photos publicAccess smokingAllowed"
    " specialOpeningHoursSpecification tourBookingPage"
)
_BUSINESS = (
    _ORGANIZATION
    | _PLACE
    | names_in("branchOf currenciesAccepted openingHours paymentAccepted priceRange")
)
_TRADE: dict[str, frozenset[str]] = {
    "food": names_in("acceptsReservations hasMenu menu servesCuisine starRating"),
    "lodging": names_in(
        "audience availableLanguage checkinTime checkoutTime numberOfRooms petsAllowed starRating"
    ),
    "medical": names_in(
        "healthPlanNetworkId isAcceptingNewPatients medicalSpecialty availableService"
        " hospitalAffiliation occupationalCategory usNPI practicesAt healthcareReportingData"
    ),
    "rest": names_in("screenCount feesAndCommissionsSpecification"),
}
_PERSON = _THING | names_in(
    "additionalName address affiliation agentInteractionStatistic alumniOf award awards birthDate"
    " birthPlace brand callSign children colleague colleagues contactPoint contactPoints deathDate"
    " deathPlace duns email familyName faxNumber follows funder funding gender givenName"
    " globalLocationNumber hasCertification hasCredential hasOccupation hasOfferCatalog hasPOS height"
    " homeLocation honorificPrefix honorificSuffix interactionStatistic isicV4 jobTitle knows knowsAbout"
    " knowsLanguage makesOffer memberOf naics nationality netWorth owns parent parents performerIn"
    " pronouns publishingPrinciples relatedTo seeks sibling siblings skills sponsor spouse taxID telephone"
    " vatID weight workLocation worksFor"
)
_ALL_TRADES = frozenset[str]().union(*_TRADE.values())

PROPERTIES: dict[str, frozenset[str]] = {
    **dict.fromkeys(sorted(BUSINESSES), _BUSINESS | _ALL_TRADES),
    "Organization": _ORGANIZATION,
    "Corporation": _ORGANIZATION | {"tickerSymbol"},
    "Person": _PERSON,
    "PostalAddress": _THING
    | names_in(
        "streetAddress addressLocality addressRegion addressCountry postalCode postOfficeBoxNumber"
        " extendedAddress areaServed availableLanguage contactType email faxNumber hoursAvailable telephone"
    ),
    "ContactPoint": _THING
    | names_in(
        "areaServed availableLanguage contactOption contactType email faxNumber hoursAvailable"
        " productSupported serviceArea telephone"
    ),
    "GeoCoordinates": _THING
    | names_in("latitude longitude elevation address addressCountry postalCode"),
    "OpeningHoursSpecification": _THING | names_in("opens closes dayOfWeek validFrom validThrough"),
    "ItemList": _THING | names_in("itemListElement itemListOrder numberOfItems aggregateElement"),
    "BreadcrumbList": _THING
    | names_in("itemListElement itemListOrder numberOfItems aggregateElement"),
    "ListItem": _THING | names_in("item position nextItem previousItem"),
    "Question": _CREATIVE
    | names_in(
        "acceptedAnswer suggestedAnswer answerCount eduQuestionType parentItem upvoteCount downvoteCount"
    ),
    "Answer": _CREATIVE | names_in("answerExplanation parentItem upvoteCount downvoteCount"),
    "WebSite": _CREATIVE | {"issn"},
    **dict.fromkeys(
        (
            "WebPage",
            "FAQPage",
            "AboutPage",
            "ContactPage",
            "CollectionPage",
            "ItemPage",
            "ProfilePage",
        ),
        _CREATIVE
        | names_in(
            "breadcrumb lastReviewed mainContentOfPage primaryImageOfPage relatedLink reviewedBy"
            " significantLink significantLinks speakable specialty"
        ),
    ),
    **dict.fromkeys(
        ("Article", "BlogPosting", "NewsArticle"),
        _CREATIVE
        | names_in(
            "articleBody articleSection backstory pageEnd pageStart pagination speakable sharedContent"
            " dateline printColumn printEdition printPage printSection"
        ),
    ),
    "AggregateRating": _THING
    | names_in(
        "bestRating worstRating ratingValue ratingCount reviewCount itemReviewed author ratingExplanation reviewAspect"
    ),
    "Rating": _THING
    | names_in("author bestRating worstRating ratingValue ratingExplanation reviewAspect"),
    "Review": _CREATIVE
    | names_in(
        "itemReviewed reviewAspect reviewBody reviewRating positiveNotes negativeNotes associatedReview"
        " associatedClaimReview associatedMediaReview"
    ),
    "SearchAction": _THING
    | names_in(
        "query query-input target actionStatus agent endTime error instrument location object participant result startTime provider"
    ),
}
"""Properties per type, only for types whose list is complete; all other types are not checked."""
