//! The schemas of the leaf types for schemars: their JSON form.

use schemars::{
    JsonSchema,
    r#gen::SchemaGenerator,
    schema::{ArrayValidation, InstanceType, Schema, SchemaObject, SubschemaValidation},
};

use crate::{
    Amount, CardNumber, Cvv, DecimalString, Int, MinorUnits, OneOrMany, Open, PathSegment,
    PhpObject, SecretKey, Token,
};

macro_rules! scalar {
    ($($name:ident: $kind:ident $format:expr, $sensitive:expr;)*) => {$(
        impl JsonSchema for $name {
            fn schema_name() -> String {
                stringify!($name).into()
            }

            fn is_referenceable() -> bool {
                false
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                scalar(InstanceType::$kind, $format, $sensitive)
            }
        }
    )*};
}

scalar! {
    Amount: Number Some("decimal"), None;
    DecimalString: String Some("decimal"), None;
    MinorUnits: Integer Some("minor-units"), None;
    Int: Integer None, None;
    PathSegment: String None, None;
    CardNumber: String None, Some("pan");
    Cvv: String None, Some("cvv");
    SecretKey: String None, Some("key");
    Token: String None, Some("token");
}

impl<T> JsonSchema for Open<T> {
    fn schema_name() -> String {
        "Open".into()
    }

    fn is_referenceable() -> bool {
        false
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        scalar(InstanceType::String, None, None)
    }
}

impl<T: JsonSchema> JsonSchema for PhpObject<T> {
    fn schema_name() -> String {
        format!("PhpObject_{}", T::schema_name())
    }

    fn is_referenceable() -> bool {
        false
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let nothing = ArrayValidation {
            max_items: Some(0),
            ..ArrayValidation::default()
        };
        one_of([array(nothing), generator.subschema_for::<T>()])
    }
}

impl<T: JsonSchema> JsonSchema for OneOrMany<T> {
    fn schema_name() -> String {
        format!("OneOrMany_{}", T::schema_name())
    }

    fn is_referenceable() -> bool {
        false
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let items = ArrayValidation {
            items: Some(generator.subschema_for::<T>().into()),
            ..ArrayValidation::default()
        };
        one_of([generator.subschema_for::<T>(), array(items)])
    }
}

fn scalar(kind: InstanceType, format: Option<&str>, sensitive: Option<&str>) -> Schema {
    let mut schema = SchemaObject {
        instance_type: Some(kind.into()),
        format: format.map(str::to_owned),
        ..SchemaObject::default()
    };
    if let Some(kind) = sensitive {
        schema.extensions.insert("x-sensitive".into(), kind.into());
    }
    schema.into()
}

fn array(validation: ArrayValidation) -> Schema {
    SchemaObject {
        instance_type: Some(InstanceType::Array.into()),
        array: Some(Box::new(validation)),
        ..SchemaObject::default()
    }
    .into()
}

fn one_of(branches: [Schema; 2]) -> Schema {
    SchemaObject {
        subschemas: Some(Box::new(SubschemaValidation {
            one_of: Some(branches.into()),
            ..SubschemaValidation::default()
        })),
        ..SchemaObject::default()
    }
    .into()
}

#[cfg(test)]
mod tests {
    use schemars::r#gen::SchemaGenerator;
    use serde_json::json;

    use super::*;

    fn schema<T: JsonSchema>() -> serde_json::Value {
        let mut generator = SchemaGenerator::default();
        serde_json::to_value(generator.subschema_for::<T>()).unwrap()
    }

    #[test]
    fn agrees_with_the_documents() {
        assert_eq!(
            schema::<Amount>(),
            json!({"type": "number", "format": "decimal"})
        );
        assert_eq!(
            schema::<MinorUnits>(),
            json!({"type": "integer", "format": "minor-units"})
        );
        assert_eq!(
            schema::<Token>(),
            json!({"type": "string", "x-sensitive": "token"})
        );
        assert_eq!(schema::<Open<String>>(), json!({"type": "string"}));
    }

    #[test]
    fn describes_both_forms() {
        let int = json!({"type": "integer"});
        assert_eq!(
            schema::<PhpObject<Int>>(),
            json!({"oneOf": [{"type": "array", "maxItems": 0}, int]})
        );
        assert_eq!(
            schema::<OneOrMany<Int>>(),
            json!({"oneOf": [int, {"type": "array", "items": int}]})
        );
    }
}
