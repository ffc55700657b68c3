//! What the network names.

/// What an entity is: the labels of OntoNotes, in the trained order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Label {
    /// Companies, agencies, institutions.
    Organisation,
    /// Dates and periods of a day or more.
    Date,
    /// People, also of fiction.
    Person,
    /// Countries, cities, states.
    Place,
    /// Amounts of money with their unit.
    Money,
    /// Numbers that are nothing else.
    Cardinal,
    /// Nationalities, religious and political groups.
    Group,
    /// Percentages with their sign.
    Percent,
    /// Titles of books, songs, works of art.
    Work,
    /// Mountains, waters, regions without a government.
    Location,
    /// Times shorter than a day.
    Time,
    /// Weights, distances and other measures.
    Quantity,
    /// Buildings, airports, roads.
    Facility,
    /// Named wars, storms, games.
    Event,
    /// "first", "second".
    Ordinal,
    /// Things and vehicles; not services.
    Product,
    /// Documents made into laws.
    Law,
    /// Named languages.
    Language,
}

impl Label {
    /// All of them, in the trained order.
    pub const ALL: [Label; 18] = [
        Self::Organisation,
        Self::Date,
        Self::Person,
        Self::Place,
        Self::Money,
        Self::Cardinal,
        Self::Group,
        Self::Percent,
        Self::Work,
        Self::Location,
        Self::Time,
        Self::Quantity,
        Self::Facility,
        Self::Event,
        Self::Ordinal,
        Self::Product,
        Self::Law,
        Self::Language,
    ];

    /// Its name in the trained network, for comparing the two.
    pub fn name(self) -> &'static str {
        const NAMES: [&str; 18] = [
            "ORG",
            "DATE",
            "PERSON",
            "GPE",
            "MONEY",
            "CARDINAL",
            "NORP",
            "PERCENT",
            "WORK_OF_ART",
            "LOC",
            "TIME",
            "QUANTITY",
            "FAC",
            "EVENT",
            "ORDINAL",
            "PRODUCT",
            "LAW",
            "LANGUAGE",
        ];
        NAMES[self as usize]
    }
}
