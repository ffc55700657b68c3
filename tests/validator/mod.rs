//! As much of JSON Schema (2020-12) as the published document uses.

use gleaner::report::json;
use serde_json::{Value, json};

/// What of JSON Schema the document uses; a keyword that is not known here fails the test.
pub fn faults(schema: &Value, value: &Value, root: &Value, path: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let Value::Object(keywords) = schema else {
        return if schema == &json!(false) { vec![format!("{path}: nothing may be here")] } else { faults };
    };
    for (keyword, rule) in keywords {
        let broken = match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" => false,
            "$ref" => {
                let target = root.pointer(rule.as_str().unwrap().trim_start_matches('#')).unwrap_or_else(|| panic!("no {rule}"));
                faults.extend(self::faults(target, value, root, path));
                false
            }
            "anyOf" => !rule.as_array().unwrap().iter().any(|schema| self::faults(schema, value, root, path).is_empty()),
            "enum" => !rule.as_array().unwrap().contains(value),
            "const" => rule != value,
            "type" => match rule.as_str().unwrap() {
                "object" => !value.is_object(),
                "array" => !value.is_array(),
                "string" => !value.is_string(),
                "integer" => !value.is_u64() && !value.is_i64(),
                "number" => !value.is_number(),
                "null" => !value.is_null(),
                other => panic!("type {other} is not known here"),
            },
            "minimum" => value.as_f64().is_some_and(|number| number < rule.as_f64().unwrap()),
            "maximum" => value.as_f64().is_some_and(|number| number > rule.as_f64().unwrap()),
            "minLength" => value.as_str().is_some_and(|text| (text.chars().count() as u64) < rule.as_u64().unwrap()),
            "minItems" => value.as_array().is_some_and(|items| (items.len() as u64) < rule.as_u64().unwrap()),
            "pattern" => value.as_str().is_some_and(|text| !regex_lite::Regex::new(rule.as_str().unwrap()).unwrap().is_match(text)),
            "required" => value
                .as_object()
                .is_some_and(|object| rule.as_array().unwrap().iter().any(|name| !object.contains_key(name.as_str().unwrap()))),
            "properties" => {
                for (name, inner) in value.as_object().into_iter().flatten() {
                    faults.extend(
                        rule.get(name).map(|schema| self::faults(schema, inner, root, &format!("{path}/{name}"))).unwrap_or_default(),
                    );
                }
                false
            }
            "additionalProperties" => {
                assert_eq!(rule, false);
                value.as_object().into_iter().flatten().any(|(name, _)| schema["properties"].get(name).is_none())
            }
            "prefixItems" => {
                for (index, (schema, inner)) in rule.as_array().unwrap().iter().zip(value.as_array().into_iter().flatten()).enumerate() {
                    faults.extend(self::faults(schema, inner, root, &format!("{path}/{index}")));
                }
                false
            }
            "items" => {
                let first = schema.get("prefixItems").and_then(Value::as_array).map_or(0, Vec::len);
                for (index, inner) in value.as_array().into_iter().flatten().enumerate().skip(first) {
                    faults.extend(self::faults(rule, inner, root, &format!("{path}/{index}")));
                }
                false
            }
            other => panic!("keyword {other} is not known here"),
        };
        if broken {
            faults.push(format!("{path}: {keyword} {rule} does not hold for {value}"));
        }
    }
    faults
}

/// What of the published schema an object breaks.
pub fn check(value: &Value) -> Vec<String> {
    let schema = serde_json::from_str(json::DOCUMENT).unwrap();
    faults(&schema, value, &schema, "")
}
