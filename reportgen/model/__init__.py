"""The data of a report: values, the groups of the form, and Chinese messages about both."""
