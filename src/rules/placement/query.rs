//! The cluster query language: `attribute:ecs.instance-type =~ t3.* and not(task:group == service:web)`.
//!
//! Source: Amazon ECS Developer Guide, "Cluster query language".

/// Subjects without a name of their own.
const SUBJECTS: [&str; 6] =
    ["agentConnected", "agentVersion", "ec2InstanceId", "registeredAt", "runningTasksCount", "task:group"];
/// Operators with one value, signs and words.
const WITH_VALUE: [&str; 16] = [
    "==",
    "equals",
    "!=",
    "not_equals",
    ">",
    "greater_than",
    ">=",
    "greater_than_equal",
    "<",
    "less_than",
    "<=",
    "less_than_equal",
    "=~",
    "matches",
    "!~",
    "not_matches",
];
const WITH_LIST: [&str; 3] = ["in", "!in", "not_in"];
const QUOTES: [char; 2] = ['"', '\''];
const ALONE: [&str; 3] = ["exists", "!exists", "not_exists"];

/// Whether ECS can read the expression.
pub(super) fn is_valid(expression: &str) -> bool {
    Reader::new(expression).read()
}

/// The names of the attributes that the expression is about, up to where it cannot be read.
pub(in crate::rules) fn attributes(expression: &str) -> Vec<&str> {
    let mut reader = Reader::new(expression);
    reader.read();
    reader.attributes
}

struct Reader<'a> {
    rest: &'a str,
    attributes: Vec<&'a str>,
}

impl<'a> Reader<'a> {
    fn new(expression: &'a str) -> Self {
        Self { rest: expression, attributes: Vec::new() }
    }

    fn read(&mut self) -> bool {
        let mut open = 0_usize;
        loop {
            // What comes before a condition.
            loop {
                if self.sign("(") {
                    open += 1;
                } else if !(self.negation() || self.word("not")) {
                    break;
                }
            }
            if !self.condition(open > 0) {
                return false;
            }
            while open > 0 && self.sign(")") {
                open -= 1;
            }
            if self.is_at_end() {
                return open == 0;
            }
            let connectives = ["and", "or"].iter().any(|word| self.word(word));
            if !connectives && !self.sign("&&") && !self.sign("||") {
                return false;
            }
        }
    }

    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn is_at_end(&mut self) -> bool {
        self.skip_space();
        self.rest.is_empty()
    }

    fn sign(&mut self, sign: &str) -> bool {
        self.skip_space();
        let after = self.rest.strip_prefix(sign);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    /// A `!` that is no part of an operator.
    fn negation(&mut self) -> bool {
        self.skip_space();
        let is_operator = ["!=", "!~", "!in", "!exists"].iter().any(|own| self.rest.starts_with(own));
        !is_operator && self.sign("!")
    }

    /// A word of the language, with something else behind it.
    fn word(&mut self, word: &str) -> bool {
        self.skip_space();
        let after = self.rest.strip_prefix(word).filter(|rest| !rest.starts_with(is_of_word));
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    fn take_while(&mut self, fits: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !fits(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    /// Subject, operator and what the operator takes.
    fn condition(&mut self, is_inside: bool) -> bool {
        self.skip_space();
        let subject = self.take_while(is_of_word);
        match subject.strip_prefix("attribute:").filter(|name| !name.is_empty()) {
            Some(name) => self.attributes.push(name),
            None if SUBJECTS.contains(&subject) => {}
            None => return false,
        }
        self.skip_space();
        let operator = match self.take_while(|c| "=!<>~".contains(c)) {
            "" => self.take_while(is_of_word).to_owned(),
            "!" => format!("!{}", self.take_while(is_of_word)),
            signs => signs.to_owned(),
        };
        let operator = operator.as_str();
        if ALONE.contains(&operator) {
            return true;
        }
        if WITH_LIST.contains(&operator) {
            return self.list();
        }
        if !WITH_VALUE.contains(&operator) {
            return false;
        }
        match operator {
            "=~" | "matches" | "!~" | "not_matches" => self.pattern(is_inside),
            _ => self.value(),
        }
    }

    fn value(&mut self) -> bool {
        if self.starts_quoted() {
            return self.quoted();
        }
        !self.take_while(|c| !c.is_whitespace() && !"()[],".contains(c)).is_empty()
    }

    fn starts_quoted(&mut self) -> bool {
        self.skip_space();
        self.rest.starts_with(QUOTES)
    }

    fn quoted(&mut self) -> bool {
        let Some(quote) = self.rest.chars().next() else { return false };
        let Some((_, rest)) = self.rest[quote.len_utf8()..].split_once(quote) else { return false };
        self.rest = rest;
        true
    }

    fn list(&mut self) -> bool {
        if !self.sign("[") {
            return false;
        }
        loop {
            if !self.value() {
                return false;
            }
            if self.sign("]") {
                return true;
            }
            if !self.sign(",") {
                return false;
            }
        }
    }

    /// A regular expression: in quotes, or to the next space, or to the bracket that closes what is around it.
    fn pattern(&mut self, is_inside: bool) -> bool {
        if self.starts_quoted() {
            return self.quoted();
        }
        let mut depth = 0_usize;
        let end = self.rest.char_indices().find(|(_, c)| match c {
            '(' => {
                depth += 1;
                false
            }
            ')' if depth > 0 => {
                depth -= 1;
                false
            }
            ')' => is_inside,
            c => c.is_whitespace(),
        });
        let end = end.map_or(self.rest.len(), |(at, _)| at);
        let (pattern, rest) = self.rest.split_at(end);
        self.rest = rest;
        !pattern.is_empty()
    }
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | ':' | '/' | '-' | '\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_of_the_guide_are_read() {
        for expression in [
            "attribute:ecs.instance-type == t2.small",
            "attribute:ecs.availability-zone in [us-east-1a, us-east-1b]",
            "task:group == service:production",
            "not(task:group == database)",
            "!(task:group == database)",
            "runningTasksCount == 1",
            "ec2InstanceId in ['i-abcd1234', 'i-wxyx7890']",
            "attribute:ecs.instance-type =~ g2.* and attribute:ecs.availability-zone != us-east-1d",
            "attribute:ecs.instance-type =~ (t3|m5).*",
            "(attribute:ecs.instance-type =~ (t3|m5).*) or (attribute:stack exists && agentConnected == true)",
            "attribute:stack !exists",
            "attribute:name =~ \"two (or|more) words\" and not (attribute:b =~ 'c d')",
            "attribute:a !in [b]",
            "attribute:a not_equals b || agentVersion>=1.50.0",
            "registeredAt >= 2018-02-18T00:00:00+00:00",
        ] {
            assert!(is_valid(expression), "{expression}");
        }
    }

    #[test]
    fn what_ecs_cannot_read_is_refused() {
        for expression in [
            "",
            "t3.micro",
            "attributes:ecs.os-type == linux",
            "attribute: == linux",
            "attribute:a = b",
            "attribute:a ==",
            "attribute:a b",
            "attribute:a in b",
            "attribute:a in [b",
            "(attribute:a == b",
            "attribute:a == b)",
            "attribute:a == b and",
            "attribute:a == b attribute:c == d",
            "not",
        ] {
            assert!(!is_valid(expression), "{expression}");
        }
        assert!(!is_valid(&"(".repeat(100_000)));
    }

    #[test]
    fn an_attribute_is_a_subject_and_no_value() {
        for (expression, names) in [
            ("attribute:a == attribute:b or not(attribute:c.d exists)", &["a", "c.d"][..]),
            ("attribute:a == 'attribute:b' and attribute: == c", &["a"]),
            ("agentVersion > 1.50.0", &[]),
        ] {
            assert_eq!(attributes(expression), names, "{expression}");
        }
    }
}
